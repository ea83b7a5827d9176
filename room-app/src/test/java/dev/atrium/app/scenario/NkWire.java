package dev.atrium.app.scenario;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Through a logged-in nkMEDIA connection. */
record NkWire(NkClient client) implements Wire {

  @Override
  public String create() {
    String wanted = "scenario-" + UUID.randomUUID();
    return room("create", Map.of("class", "sfu", "room_id", wanted)).path("room_id").asString();
  }

  @Override
  public boolean sees(String room) {
    boolean listed = false;
    for (JsonNode entry : room("get_list", Map.of())) {
      listed |= entry.path("room_id").asString().equals(room);
    }
    JsonNode info = client.ask("media", "room", "get_info", Map.of("room_id", room));
    if (listed != info.path("result").asString().equals("ok")) {
      throw new AssertionError("get_list contradicts get_info about " + room);
    }
    return listed;
  }

  @Override
  public void remove(String room) {
    room("destroy", Map.of("room_id", room));
  }

  private JsonNode room(String command, Map<String, ?> data) {
    return client.ok("media", "room", command, data);
  }
}
