package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.Listener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} lists the metrics of every wire. */
class MetricsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `((?:room|thrift|twirp)\\.[a-z.]+)` \\|.*$", Pattern.MULTILINE);

  @Test
  void listsEachMetricThatThereIs() throws IOException, TException {
    Set<String> there;
    try (Deployment deployment = Deployment.start();
        ThriftClient thrift = new ThriftClient(deployment.address(Listener.THRIFT))) {
      thrift.create(); // from then on its calls are counted

      there = metrics(deployment.context().getBean(MeterRegistry.class));
    }

    Set<String> shown =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(there).contains("room.active", "thrift.server.calls");
    assertThat(shown).containsAll(there);
  }

  /** Those of webhooks have a page of their own. */
  private static Set<String> metrics(MeterRegistry registry) {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(Meter.Id::getName)
        .filter(name -> name.matches("(room|thrift|twirp)\\..*"))
        .filter(name -> !name.startsWith("room.webhook."))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
