package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.Test;

class NkMetricsTest {
  private final TestWire wire = TestWire.create();

  @Test
  void countOpenConnectionsAndWhatTheyAreSent() {
    TestClient client = wire.login();
    double before = frames();

    client.ok("media/room/get_list");
    wire.connect();

    assertThat(frames() - before).isEqualTo(1);
    assertThat(wire.meters().get("room.ws.connections").gauge().value()).isEqualTo(2);
  }

  @Test
  void countCommandsByTheirOutcome() {
    TestClient client = wire.login();

    client.call("media/room/get_info", "{'room_id':'none'}");
    client.call("media/room/create", "{'class':'sfu','room_id':'lobby'}");
    client.call("media/room/get_info", "{'room_id':'lobby'}");
    client.call("media/room/get_info", "{'room_id':'lobby'}");
    client.call("core/event/get_subscriptions");

    assertThat(commands("media", "room", "get_info", "ok").count()).isEqualTo(2);
    assertThat(commands("media", "room", "get_info", "refused").count()).isEqualTo(1);
    assertThat(commands("core", "event", "get_subscriptions", "acked").count()).isEqualTo(1);
  }

  @Test
  void takeNoWordsOfClientsForTags() {
    TestClient client = wire.login();
    int before = wire.meters().getMeters().size();

    for (int i = 0; i < 100; i++) {
      client.call("media/room/cmd" + i);
      client.send("{'class':5,'cmd':'x','tid':1}");
    }

    assertThat(wire.meters().getMeters()).hasSize(before);
    assertThat(commands("other", "other", "other", "refused").count()).isEqualTo(200);
  }

  private double frames() {
    return wire.meters().get("room.ws.frames.sent").counter().count();
  }

  private Counter commands(String kind, String subclass, String cmd, String outcome) {
    return wire.meters()
        .get("room.ws.commands")
        .tags("class", kind, "subclass", subclass, "cmd", cmd, "outcome", outcome)
        .counter();
  }
}
