package dev.atrium.examples;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small client of nkMEDIA's External API: sends requests, answers the server's, keeps events. */
final class NkMediaClient implements WebSocket.Listener, AutoCloseable {
  private final JsonMapper json = new JsonMapper();
  private final BlockingQueue<JsonNode> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private int tid;

  NkMediaClient(URI server) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(server, this).join();
  }

  void login(String user, String password) throws InterruptedException {
    call("core", "user", "login", Map.of("user", user, "password", password));
  }

  void subscribe(String eventClass, String subclass) throws InterruptedException {
    call("core", "event", "subscribe", Map.of("class", eventClass, "subclass", subclass));
  }

  boolean lists(String room) throws InterruptedException {
    JsonNode list = call("media", "room", "get_list", Map.of());
    return list.valueStream().anyMatch(entry -> entry.path("room_id").asString().equals(room));
  }

  JsonNode event(String type, String room) throws InterruptedException {
    return take(
        events,
        event ->
            event.path("type").asString().equals(type)
                && event.path("obj_id").asString().equals(room));
  }

  private JsonNode call(String className, String subclass, String cmd, Map<String, ?> data)
      throws InterruptedException {
    int asked = ++tid;
    send(Map.of("class", className, "subclass", subclass, "cmd", cmd, "data", data, "tid", asked));
    JsonNode response = take(responses, answer -> answer.path("tid").asInt() == asked);
    if (!response.path("result").asString().equals("ok")) {
      throw new IllegalStateException(cmd + " was answered " + response);
    }
    return response.path("data");
  }

  private static JsonNode take(BlockingQueue<JsonNode> from, Predicate<JsonNode> wanted)
      throws InterruptedException {
    for (JsonNode next = poll(from); ; next = poll(from)) {
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  private static JsonNode poll(BlockingQueue<JsonNode> from) throws InterruptedException {
    JsonNode next = from.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("nothing came for five seconds");
    }
    return next;
  }

  private synchronized void send(Object message) {
    socket.sendText(json.writeValueAsString(message), true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      received(json.readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void received(JsonNode message) {
    if (message.has("result")) {
      responses.add(message);
      return;
    }
    if (message.path("cmd").asString().equals("event")) {
      events.add(message.path("data"));
    }
    if (message.has("cmd")) { // the server asks: pings and events want an answer
      send(Map.of("result", "ok", "tid", message.path("tid")));
    }
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    socket.abort();
  }
}
