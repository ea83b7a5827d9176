package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.Seed;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened in the lobby, and what clients were told of it. */
final class TestPast {
  static final String ROOMS = "{'class':'media','subclass':'room','since':'%s'}";

  private TestPast() {}

  /** A wire whose store keeps so many events. */
  static TestWire forgetful(int keptEvents) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    MemoryRoomStore store = new MemoryRoomStore(bus, keptEvents);
    TestEngine engine = TestEngine.over(store, bus, TestEngine.POLICY, new Seed(3));
    return TestWire.over(engine);
  }

  /** Subscribes to {@link #ROOMS}, reads the answer and returns the id in it. */
  static String subscribe(TestClient client, String since) {
    String id = id(client.ok("core/event/subscribe", ROOMS.formatted(since)));
    client.frames();
    return id;
  }

  /** Gives the lobby that metadata, and makes it first if need be. */
  static void say(TestEngine engine, String metadata) {
    if (!engine.hasRoom(LOBBY)) {
      engine.rooms().create(OWNER, leased(LOBBY));
    }
    engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, metadata));
  }

  static String id(JsonNode data) {
    return data.path("event_id").asString("");
  }

  static List<String> ids(List<JsonNode> events) {
    return events.stream().map(TestPast::id).toList();
  }

  /** That of each event that says something of it. */
  static List<String> metadata(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.path("type").asString().equals("info"))
        .map(event -> event.at("/body/metadata").asString())
        .toList();
  }

  static JsonNode withoutId(JsonNode event) {
    return ((ObjectNode) event.deepCopy()).without("event_id");
  }
}
