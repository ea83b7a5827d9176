package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A receiver that fails at random, hangs, answers 500 for a while and restarts, and a process that
 * is killed three times meanwhile: every event arrives at least once, in order per room, and none
 * is invented.
 */
class WebhookKillIT {
  private static final int KILLS = 3;
  private static final int CHANGES = Seed.isThorough() ? 4_000 : 400;
  private static final int CLIENTS = 6;
  private static final int ROOMS_OF_EACH = 5;
  private static final int PAGE = 1_000;
  private static final Duration BAD_SPELL =
      Seed.isThorough() ? Duration.ofMinutes(1) : Duration.ofSeconds(3);

  private final Random random = Seed.ofThisRun().random();
  private final WebhookReceiver receiver = new WebhookReceiver("devkey", "secret");

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void everyEventArrivesInOrderAndNoneIsInvented() throws Exception {
    Path rooms = folder.resolve("rooms.db");

    for (int kill = 0; kill < KILLS; kill++) {
      changeUntilKilled(rooms, kill);
    }
    tellTheRest(rooms);

    check(rooms);
  }

  private void changeUntilKilled(Path rooms, int kill) throws Exception {
    CountDownLatch enough = new CountDownLatch(CHANGES / KILLS + random.nextInt(CHANGES / KILLS));
    try (AtriumProcess server = started(rooms);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        String prefix = "room-" + client + "-";
        clients.execute(() -> change(server.twirp(), prefix, enough));
      }
      upset(kill);
      enough.await();
      server.kill();
    }
    receiver.restart();
  }

  /** What a receiver goes through while it is told; each life of the process meets another evil. */
  private void upset(int kill) {
    switch (kill) {
      case 0 -> receiver.answer(() -> ThreadLocalRandom.current().nextInt(3) == 0 ? 503 : 200);
      case 1 -> receiver.answer(WebhookKillIT::hang);
      default -> {
        long end = System.nanoTime() + BAD_SPELL.toNanos();
        receiver.answer(() -> System.nanoTime() < end ? 500 : 200);
      }
    }
  }

  /** Creates and deletes rooms until the server is gone. */
  private static void change(RoomServiceClient twirp, String prefix, CountDownLatch enough) {
    try {
      while (true) {
        for (int room = 0; room < ROOMS_OF_EACH; room++) {
          twirp.createRoom(prefix + room).execute();
          enough.countDown();
        }
        for (int room = 0; room < ROOMS_OF_EACH; room++) {
          twirp.deleteRoom(prefix + room).execute();
          enough.countDown();
        }
      }
    } catch (IOException gone) {
      return;
    }
  }

  /** Now and then it answers, as it should; else not before its connections are cut. */
  private static int hang() {
    if (ThreadLocalRandom.current().nextInt(4) > 0) {
      return 200;
    }
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 503;
  }

  private void tellTheRest(Path rooms) throws Exception {
    try (AtriumProcess server = started(rooms)) {
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () -> {
                JsonNode live = server.operations("/actuator/webhooks").at("/receivers/0/live");
                assertThat(live.path("lag").asInt(-1)).isZero();
                assertThat(live.path("laggingRooms").asInt(-1)).isZero();
                assertThat(live.path("missed").asInt(-1)).isZero();
              });
      server.stop();
    }
  }

  private AtriumProcess started(Path rooms) throws IOException {
    return AtriumProcess.startedOn(
        rooms,
        "room.webhook.urls=" + receiver.url(),
        "room.webhook.api-key=devkey",
        "room.webhook.response-timeout=2s",
        "room.defaults.empty-timeout=1h");
  }

  private void check(Path rooms) {
    List<Told> happened = happened(rooms);
    List<Told> told =
        receiver.taken().stream()
            .map(
                event ->
                    new Told(event.getRoom().getName(), event.getRoom().getSid(), event.getEvent()))
            .toList();

    assertThat(receiver.refused()).isEmpty();
    assertThat(happened).hasSizeGreaterThan(CHANGES / 2); // a room that is there is not made again
    assertThat(told.stream().distinct()).containsExactlyInAnyOrderElementsOf(happened);
    for (String room : happened.stream().map(Told::room).distinct().toList()) {
      assertThat(of(room, told)).isEqualTo(of(room, happened));
    }
  }

  /** What concerns that room, each thing when it first occurs. */
  private static List<Told> of(String room, List<Told> all) {
    return all.stream().filter(told -> told.room().equals(room)).distinct().toList();
  }

  private static List<Told> happened(Path rooms) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    List<Told> all = new ArrayList<>();
    try (SqliteRoomStore store =
        SqliteRoomStore.open(SqliteSettings.of(rooms), bus, InstantSource.system())) {
      List<StoredEvent> page = store.eventsAfter(new EventId("0"), PAGE);
      while (!page.isEmpty()) {
        page.forEach(stored -> all.add(Told.of(stored.event())));
        page = store.eventsAfter(page.getLast().id(), PAGE);
      }
    }
    return all;
  }

  private record Told(String room, String sid, String event) {
    static Told of(RoomEvent event) {
      String name =
          switch (event) {
            case RoomStarted e -> "room_started";
            case RoomFinished e -> "room_finished";
            case RoomEvent e -> throw new AssertionError("nobody did that: " + e);
          };
      return new Told(event.room().name().value(), event.room().sid().value(), name);
    }
  }
}
