package dev.atrium.app.scenario;

import dev.atrium.core.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the nkMEDIA wire: numbers its requests, answers the server's, collects events. */
final class NkClient implements AutoCloseable {
  private static final long SOON_MILLIS = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final WebSocket socket;
  private final AtomicInteger tids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  private NkClient(HttpClient http, URI server) {
    socket = http.newWebSocketBuilder().buildAsync(server, new Incoming()).join();
  }

  static NkClient connected(HttpClient http, URI server) {
    return new NkClient(http, server);
  }

  /** Connects, and logs in as a user of the development settings. */
  static NkClient loggedIn(HttpClient http, URI server) {
    NkClient client = new NkClient(http, server);
    client.ok("core", "user", "login", Map.of("user", "admin", "password", "1234"));
    return client;
  }

  void subscribeToRooms() {
    ok("core", "event", "subscribe", Map.of("class", "media", "subclass", "room"));
  }

  /** The data of the answer, which has to be a success. */
  JsonNode ok(String family, String subclass, String command, Map<String, ?> data) {
    JsonNode answer = ask(family, subclass, command, data);
    if (!answer.path("result").asString().equals("ok")) {
      throw new AssertionError(command + " was answered with " + answer);
    }
    return answer.path("data");
  }

  JsonNode ask(String family, String subclass, String command, Map<String, ?> data) {
    int tid = tids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(tid, answer);
    send(Map.of("class", family, "subclass", subclass, "cmd", command, "tid", tid, "data", data));
    return answer.orTimeout(Patience.MILLIS, TimeUnit.MILLISECONDS).join();
  }

  /** The next event of that type about that room; others are passed over. */
  JsonNode event(String type, String room) throws InterruptedException {
    for (JsonNode event = next(); event != null; event = next()) {
      if (event.path("type").asString().equals(type)
          && event.path("obj_id").asString().equals(room)) {
        return event.path("body");
      }
    }
    throw new AssertionError("no event " + type + " about " + room);
  }

  /** The next event, with everything that was told of it; {@code null} if there is none soon. */
  @Nullable JsonNode poll() throws InterruptedException {
    return events.poll(SOON_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether the connection is at its end, however it ended. */
  boolean isClosed() {
    return closed.isDone();
  }

  /** The close code that the server chose. */
  int closeCode() {
    return closed.orTimeout(Patience.MILLIS, TimeUnit.MILLISECONDS).join();
  }

  private @Nullable JsonNode next() throws InterruptedException {
    return events.poll(Patience.MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void send(Map<String, ?> message) {
    socket.sendText(JSON.writeValueAsString(message), true).join();
  }

  @Override
  public void close() {
    socket.abort();
    worker.shutdownNow();
  }

  private final class Incoming implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        worker.execute(() -> receive(message));
      }
      from.request(1);
      return null;
    }

    private void receive(JsonNode message) {
      if (!message.has("cmd")) {
        Objects.requireNonNull(answers.remove(message.path("tid").asInt())).complete(message);
        return;
      }
      if (message.path("cmd").asString().equals("event")) {
        events.add(message.path("data"));
      }
      answer(message.path("tid").asInt());
    }

    private void answer(int tid) {
      try {
        send(Map.of("result", "ok", "tid", tid));
      } catch (CompletionException over) {
        return; // nobody waits for it
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      fail(new IOException("closed with " + code));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.completeExceptionally(failure);
      fail(failure);
    }

    private void fail(Throwable failure) {
      answers.values().forEach(answer -> answer.completeExceptionally(failure));
    }
  }
}
