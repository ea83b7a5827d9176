package dev.atrium.app.scenario;

import static org.awaitility.Awaitility.await;

import dev.atrium.core.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows the rooms over the nkMEDIA wire, drops its connection when it has seen so many events,
 * and comes back with the {@code event_id} that it saw last. What it was sent and had not looked at
 * when it dropped is lost to it.
 */
final class RoamingSubscriber implements AutoCloseable {
  private static final Duration SLOWEST_RETURN = Duration.ofMinutes(4);

  private final String lastRoom;
  private final int[] dropPoints;
  private final CompletableFuture<String> subscribed = new CompletableFuture<>();
  private final List<Told> told = new ArrayList<>();
  private String since = "";
  private volatile @Nullable AtriumProcess server;
  private final AtomicInteger drops = new AtomicInteger();
  private volatile boolean closed;

  /** An event by its place in the store, which is the last part of its id. */
  record Told(String place, String type, String room) {}

  /**
   * @param lastRoom once that is created everything is told
   * @param dropPoints ascending
   */
  RoamingSubscriber(String lastRoom, int[] dropPoints) {
    this.lastRoom = lastRoom;
    this.dropPoints = dropPoints.clone();
  }

  /** Where it is to connect from now on. */
  void meet(AtriumProcess running) {
    server = running;
  }

  void awaitSubscription() {
    subscribed.orTimeout(Patience.MILLIS, TimeUnit.MILLISECONDS).join();
  }

  int drops() {
    return drops.get();
  }

  /** Everything that it is told. */
  List<Told> roam() throws InterruptedException {
    while (!closed && !isAtTheEnd()) {
      try (NkClient client = connected()) {
        follow(client);
      }
    }
    return told;
  }

  @Override
  public void close() {
    closed = true;
  }

  private NkClient connected() {
    return await()
        .atMost(SLOWEST_RETURN)
        .ignoreExceptions()
        .until(() -> Objects.requireNonNull(server).nkmedia(), Objects::nonNull);
  }

  private void follow(NkClient client) throws InterruptedException {
    if (!subscribe(client)) {
      return;
    }
    while (!isAtTheEnd()) {
      JsonNode event = client.poll();
      if (event != null) {
        take(event);
        int next = drops.get();
        if (next < dropPoints.length && told.size() > dropPoints[next]) {
          drops.set(next + 1);
          return;
        }
      } else if (client.isClosed() || closed) {
        return;
      }
    }
  }

  /** Whether the server was there to answer. */
  private boolean subscribe(NkClient client) {
    JsonNode answer;
    try {
      answer = client.ok("core", "event", "subscribe", Map.of("class", "media", "since", since));
    } catch (RuntimeException gone) {
      return false;
    }
    if (answer.has("resync")) {
      throw new AssertionError("the past is gone: " + answer);
    }
    since = answer.path("event_id").asString();
    subscribed.complete(since);
    return true;
  }

  private void take(JsonNode event) {
    since = event.path("event_id").asString();
    String place = since.substring(since.lastIndexOf('.') + 1);
    told.add(new Told(place, event.path("type").asString(), event.path("obj_id").asString()));
  }

  private boolean isAtTheEnd() {
    return !told.isEmpty() && told.getLast().room().equals(lastRoom);
  }
}
