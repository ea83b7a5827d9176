package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.nkmedia.TestPast.ROOMS;
import static dev.atrium.ws.nkmedia.TestPast.id;
import static dev.atrium.ws.nkmedia.TestPast.metadata;
import static dev.atrium.ws.nkmedia.TestPast.say;
import static dev.atrium.ws.nkmedia.TestPast.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomEvent.StatusChanged;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.TestEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stored event that the wire has no words for. */
class NkUntellableTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();

  @Test
  void whoeverReadsItIsSentAwayOnceAndThenAskedToLookAnew() {
    String present = pastWithIt();

    TestClient first = wire.login();
    first.subscribe(ROOMS.formatted(present));
    List<JsonNode> events = first.events();
    TestClient second = wire.login();
    JsonNode answer = second.ok("core/event/subscribe", ROOMS.formatted(id(events.getLast())));
    say(engine, "three");

    assertThat(metadata(events)).containsExactly("one");
    assertThat(first.closeCode()).isEqualTo(1011);
    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    assertThat(metadata(second.events())).containsExactly("three");
    assertThat(untellable()).isEqualTo(1);
  }

  @Test
  void whatCameBehindItCanBeReadAgain() {
    wire.login().subscribe(ROOMS.formatted(pastWithIt()));
    String behind = subscribe(wire.login(), "");
    say(engine, "three");

    TestClient back = wire.login();
    JsonNode answer = back.ok("core/event/subscribe", ROOMS.formatted(behind));

    assertThat(answer.has("resync")).isFalse();
    assertThat(metadata(back.events())).containsExactly("three");
  }

  @Test
  void whoeverWaitsForItIsCutOffAndComesBackToLookAnew() {
    TestClient listener = wire.login();
    String present = subscribe(listener, "");
    TestClient elsewhere = wire.login();
    elsewhere.subscribe("{'class':'media','obj_id':'studio'}");

    happen();
    engine.rooms().create(OWNER, leased(STUDIO));

    assertThat(listener.closeCode()).isEqualTo(1013);
    assertThat(elsewhere.events()).hasSize(1);
    JsonNode answer = wire.login().ok("core/event/subscribe", ROOMS.formatted(present));
    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    assertThat(untellable()).isEqualTo(1);
  }

  /** Where the past begins in which it happened between two others, unheard by anybody. */
  private String pastWithIt() {
    TestClient client = wire.login();
    String present = subscribe(client, "");
    client.leave();
    say(engine, "one");
    happen();
    say(engine, "two");
    return present;
  }

  /** A status whose text is missing gets into the store. */
  @SuppressWarnings("NullAway")
  private void happen() {
    if (!engine.hasRoom(LOBBY)) {
      say(engine, "zero");
    }
    Map<String, String> items = new HashMap<>();
    items.put("slow_link", null);
    engine
        .store()
        .change(
            LOBBY,
            room ->
                List.of(
                    new StatusChanged(
                        room.orElseThrow().ref(),
                        engine.clock().instant(),
                        new RoomStatus(items))));
  }

  private double untellable() {
    return wire.meters().get("room.ws.events.untellable").counter().count();
  }
}
