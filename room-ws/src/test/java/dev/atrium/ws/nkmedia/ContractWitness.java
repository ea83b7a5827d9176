package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A client that compares whatever it says and is told with the published contract. */
final class ContractWitness {
  private final PublishedContract contract;
  private final TestClient client;
  private final Map<Integer, String> asked = new HashMap<>();
  private final Set<String> seen = new TreeSet<>();
  private int tid;

  ContractWitness(PublishedContract contract, TestClient client) {
    this.contract = contract;
    this.client = client;
  }

  /** The messages that have passed, in either direction. */
  Set<String> seen() {
    return seen;
  }

  /** Sends a request and reads whatever has come; the data of the response, if it is there. */
  JsonNode call(String path, String data) {
    tid++;
    String command = path.replace("//", "/");
    JsonNode request = TestClient.json(TestClient.request(path, data, tid));
    check(command + ".request", request);
    asked.put(tid, command);
    client.sendText(NkJson.write(request));
    return read();
  }

  /** Looks at what has come, and answers what is asked; the data of the last response. */
  JsonNode read() {
    JsonNode data = NkJson.object();
    for (JsonNode frame : client.frames()) {
      check(name(frame), frame);
      if (frame.has("cmd")) {
        answer(frame);
      } else if (frame.has("result")) {
        data = frame.path("data");
      }
    }
    return data;
  }

  private void answer(JsonNode request) {
    String answer = "{'result':'ok','tid':%d}".formatted(request.path("tid").asInt());
    String name =
        switch (request.path("cmd").asString()) {
          case "ping" -> "core/ping.response";
          case "event" -> "event.response";
          default -> "response";
        };
    check(name, TestClient.json(answer));
    client.send(answer);
  }

  private void check(String name, JsonNode message) {
    assertThat(contract.check(name, message)).as("%s %s", name, message).isEmpty();
    seen.add(name);
  }

  private String name(JsonNode frame) {
    if (frame.has("ack")) {
      return "ack";
    }
    if (frame.has("result")) {
      return asked.get(frame.path("tid").asInt()) + ".response";
    }
    return switch (frame.path("cmd").asString()) {
      case "ping" -> "core/ping.request";
      case "event" -> event(frame.path("data"));
      default -> "request"; // of another client
    };
  }

  private String event(JsonNode event) {
    check(
        "event",
        NkJson.object().put("class", "core").put("cmd", "event").put("tid", 1).set("data", event));
    String type = event.path("type").asString("");
    return switch (event.path("class").asString() + "/" + event.path("subclass").asString("")) {
      case "media/room" -> "media/room/" + type + ".event";
      case "core/user_event" -> "core/user.event";
      case "core/session_event" ->
          type.equals("unrecognized_fields")
              ? "core/unrecognized_fields.event"
              : "core/session.event";
      default -> "event";
    };
  }
}
