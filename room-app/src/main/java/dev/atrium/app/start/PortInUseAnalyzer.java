package dev.atrium.app.start;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says which port is taken, and by which setting another one is chosen. */
@Order(0)
final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
  static final List<String> PORTS =
      List.of(
          "server.port",
          "room.ws.port",
          "room.thrift.port",
          "room.thrift.oneway-port",
          "management.server.port");

  private final Environment settings;

  PortInUseAnalyzer(Environment settings) {
    this.settings = settings;
  }

  @Override
  protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
    String taken = Integer.toString(cause.getPort());
    String properties =
        PORTS.stream()
            .filter(property -> taken.equals(settings.getProperty(property)))
            .collect(Collectors.joining(" or "));
    return new FailureAnalysis(
        "Port "
            + taken
            + " is taken: stop the program that listens there, perhaps another Atrium, or choose"
            + " another port by "
            + (properties.isEmpty() ? String.join(", ", PORTS) : properties)
            + ".",
        null,
        failure);
  }
}
