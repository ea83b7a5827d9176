package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.ws.TestSocket;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of the wire, one WebSocket. JSON is written with single quotes. What the server sends is
 * looked at as a list of frames; {@link #frames} forgets those it has returned.
 */
final class TestClient {
  private final NkHandler handler;
  private final TestSocket socket;
  private int seen;
  private int tid = 1_000;

  TestClient(NkHandler handler, TestSocket socket) {
    this.handler = handler;
    this.socket = socket;
    socket.onClose(() -> handler.afterConnectionClosed(socket, CloseStatus.NORMAL));
    handler.afterConnectionEstablished(socket);
  }

  TestSocket socket() {
    return socket;
  }

  /** The frames that were not returned yet. */
  List<JsonNode> frames() {
    List<JsonNode> frames = socket.sent().stream().skip(seen).map(TestClient::read).toList();
    seen += frames.size();
    return frames;
  }

  /** Those of the frames not returned yet that tell an event: their {@code data}. */
  List<JsonNode> events() {
    return frames().stream()
        .filter(frame -> frame.path("cmd").asString("").equals("event"))
        .map(frame -> frame.path("data"))
        .toList();
  }

  void sendText(String text) {
    handler.handleMessage(socket, new TextMessage(text));
  }

  void send(String json) {
    sendText(json.replace('\'', '"'));
  }

  /** Sends a request and returns its response, which must be there at once. */
  JsonNode call(String path, String data) {
    tid++;
    send(request(path, data, tid));
    return responses(tid).findFirst().orElseThrow();
  }

  JsonNode call(String path) {
    return call(path, "{}");
  }

  /** The same with data that hold any characters, single quotes too. */
  JsonNode call(String path, JsonNode data) {
    tid++;
    ObjectNode request = (ObjectNode) json(request(path, "{}", tid));
    request.set("data", data);
    sendText(NkJson.write(request));
    return responses(tid).findFirst().orElseThrow();
  }

  /** The error of a request that must be refused. */
  NkError refusal(String path, String data) {
    JsonNode response = call(path, data);
    assertThat(response.path("result").asString()).isEqualTo("error");
    JsonNode error = response.path("data");
    return new NkError(error.path("code").intValue(), error.path("error").asString());
  }

  /** The data of a request that must be granted; missing if it has none. */
  JsonNode ok(String path, String data) {
    JsonNode response = call(path, data);
    assertThat(response.path("result").asString()).as("%s", response).isEqualTo("ok");
    return response.path("data");
  }

  JsonNode ok(String path) {
    return ok(path, "{}");
  }

  /** Logs in with the usual password, answers the first ping and forgets all this; the id. */
  String logIn(String user) {
    String data = "{'user':'%s','password':'%s'}".formatted(user, user);
    String id = ok("core/user/login", data).path("session_id").asString();
    answer(1);
    frames();
    return id;
  }

  void subscribe(String data) {
    ok("core/event/subscribe", data);
  }

  /** Answers a request of the server. */
  void answer(long serverTid) {
    send("{'result':'ok','tid':%d}".formatted(serverTid));
  }

  void leave() {
    handler.afterConnectionClosed(socket, CloseStatus.GOING_AWAY);
  }

  /** {@code null} while it is open. */
  @Nullable Integer closeCode() {
    CloseStatus status = socket.closedWith();
    return status == null ? null : status.getCode();
  }

  boolean isOpen() {
    return socket.isOpen();
  }

  static JsonNode json(String text) {
    return read(text.replace('\'', '"'));
  }

  private static JsonNode read(String text) {
    return NkJson.read(text).orElseThrow();
  }

  static String request(String path, String data, int tid) {
    String[] words = path.split("/", 3);
    String subclass = words[1].isEmpty() ? "" : "'subclass':'" + words[1] + "',";
    return "{'class':'%s',%s'cmd':'%s','data':%s,'tid':%d}"
        .formatted(words[0], subclass, words[2], data, tid);
  }

  private Stream<JsonNode> responses(int tid) {
    return socket.sent().stream()
        .map(TestClient::read)
        .filter(frame -> frame.has("result") && frame.path("tid").asInt(-1) == tid);
  }
}
