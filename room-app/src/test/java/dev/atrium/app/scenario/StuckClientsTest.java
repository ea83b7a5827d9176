package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.core.Seed;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Some of many subscribers stop reading: they are cut off, the others are told every event in
 * order, and what the stuck ones were to be told is forgotten.
 */
class StuckClientsTest {
  private static final int STUCK = Seed.isThorough() ? 100 : 10;
  private static final int READING = Seed.isThorough() ? 200 : 20;
  private static final int EVENTS = 100;
  private static final String PADDING = "x".repeat(70_000); // together more than sockets hold
  private static final long MARGIN = 64L << 20;

  @Test
  void whoeverReadsNothingIsCutOffAndTheOthersHearEverything() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    try (Deployment deployment = Deployment.start("room.ws.answer-timeout=60s")) {
      URI server = deployment.uri("ws", Listener.NKMEDIA, "/");
      List<NkClient> reading = new ArrayList<>();
      List<StuckClient> stuck = new ArrayList<>();
      for (int i = 0; i < READING; i++) {
        reading.add(NkClient.loggedIn(http, server));
        reading.getLast().ok("core", "event", "subscribe", Map.of("class", "news"));
      }
      long usedBefore = usedHeap();
      for (int i = 0; i < STUCK; i++) {
        stuck.add(new StuckClient(deployment.address(Listener.NKMEDIA)));
        stuck.getLast().subscribe("news");
      }

      tellEverything(http, server);

      for (NkClient client : reading) {
        assertThat(numbers(client)).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      }
      MeterRegistry meters = deployment.context().getBean(MeterRegistry.class);
      await().until(() -> meters.get("room.ws.slow.readers").counter().count() >= STUCK);
      for (StuckClient client : stuck) {
        assertThat(client.readToTheEnd()).isIn(1013, 0);
        client.close();
      }
      await().until(() -> meters.get("room.ws.connections").gauge().value() <= READING);
      assertThat(meters.get("room.ws.slow.readers").counter().count()).isEqualTo(STUCK);
      await().until(() -> usedHeap() < usedBefore + MARGIN);
      reading.forEach(NkClient::close);
    }
  }

  private static void tellEverything(HttpClient http, URI server) {
    try (NkClient speaker = NkClient.loggedIn(http, server)) {
      for (int i = 0; i < EVENTS; i++) {
        Map<String, ?> body = Map.of("n", i, "padding", PADDING);
        speaker.ok("core", "event", "send", Map.of("class", "news", "body", body));
      }
    }
  }

  private static List<Integer> numbers(NkClient client) {
    List<Integer> numbers = new ArrayList<>();
    await()
        .until(
            () -> {
              for (JsonNode event = client.poll(); event != null; event = client.poll()) {
                numbers.add(event.at("/body/n").asInt());
              }
              return numbers.size() >= EVENTS;
            });
    return numbers;
  }

  private static long usedHeap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
