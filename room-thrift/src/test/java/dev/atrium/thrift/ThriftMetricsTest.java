package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operators are told (Thrift spec §8). */
class ThriftMetricsTest {
  private static final Dialect COMPACT = new Dialect(Framing.FRAMED, Encoding.COMPACT);

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  @Test
  void callsAreCountedByWhatTheyWereAndHowTheyEnded() {
    String id =
        peer.exchange(COMPACT, Messages.call(COMPACT, "room2:create", 1)).getFirst().shown().id();
    peer.send(Messages.call(COMPACT, "RoomService:get", 2, "x"));
    peer.send(Messages.call(COMPACT, "remove", 3, "x"));
    peer.send(Messages.oneway(COMPACT, "update", 4, id));
    peer.send(Messages.oneway(COMPACT, "create", 5, id));

    assertThat(calls("create", "RoomService2", "call", "ok")).isEqualTo(1);
    assertThat(calls("get", "RoomService", "call", "not_found")).isEqualTo(1);
    assertThat(calls("remove", "RoomService2", "call", "not_found")).isEqualTo(1);
    assertThat(calls("update", "RoomService2", "oneway", "oneway")).isEqualTo(1);
    assertThat(calls("create", "RoomService2", "oneway", "oneway")).isEqualTo(1);
  }

  @Test
  void whatClientsMakeUpIsUnknownToTheMetricsToo() {
    peer.send(Messages.call(COMPACT, "made-up", 1));
    peer.send(Messages.call(COMPACT, "MadeUp:get", 2));
    peer.send(Messages.oneway(COMPACT, "made-up-too", 3, "x"));

    assertThat(calls("unknown", "unknown", "call", "error")).isEqualTo(2);
    assertThat(calls("unknown", "unknown", "oneway", "oneway")).isEqualTo(1);
    assertThat(wire.registry.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .noneMatch(tag -> tag.getValue().toLowerCase(java.util.Locale.ROOT).contains("made"));
  }

  @Test
  void connectionsAreGaugedFromTheirDetectionToTheirEnd() {
    assertThat(wire.registry.find("thrift.server.connections").gauge()).isNull();

    peer.send(Messages.call(COMPACT, "create", 1));
    assertThat(connections()).isEqualTo(1);

    peer.endInput();
    assertThat(connections()).isZero();
  }

  private double connections() {
    return wire.registry
        .get("thrift.server.connections")
        .tags("transport", "framed", "protocol", "compact", "tls", "false")
        .gauge()
        .value();
  }

  private long calls(String method, String service, String type, String outcome) {
    Map<String, String> tags =
        Map.of(
            "method", method,
            "service", service,
            "type", type,
            "outcome", outcome,
            "transport", "framed",
            "protocol", "compact");
    return wire.registry.find("thrift.server.calls").timers().stream()
        .filter(timer -> tags(timer).equals(tags))
        .mapToLong(timer -> timer.count())
        .sum();
  }

  private static Map<String, String> tags(Meter meter) {
    return meter.getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
  }
}
