package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import dev.atrium.webhook.TestDeployment.Setup;
import dev.atrium.webhook.TestReceiver.Delivery;
import dev.atrium.webhook.TestReceiver.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Receivers that fail at random, hang and restart, while the process that tells them restarts too:
 * every event arrives at least once, in order per room, and none is invented.
 */
class RandomFailuresTest {
  private static final int ROUNDS = Seed.isThorough() ? 40 : 4;
  private static final int CHANGES = Seed.isThorough() ? 400 : 80;
  private static final int ROOMS = 12;
  private static final Setup SETUP = Setup.USUAL.with(Duration.ofMillis(150));

  private final Random random = Seed.ofThisRun().random();
  private final Set<String> alive = new LinkedHashSet<>();

  @TempDir private Path folder;

  @Test
  void everyEventArrivesInOrderAndNoneIsInvented() {
    try (TestReceiver one = TestReceiver.start();
        TestReceiver two = TestReceiver.start()) {
      for (int round = 0; round < ROUNDS; round++) {
        boolean last = round == ROUNDS - 1;
        run(one, two, last);
      }

      List<StoredEvent> log = log();
      check(log, one);
      check(log, two);
    }
  }

  /** A run of the process, which ends in the middle of things unless it is the last. */
  private void run(TestReceiver one, TestReceiver two, boolean last) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    try (SqliteRoomStore store = open(bus);
        TestDeployment deployment = TestDeployment.on(store, bus, SETUP, one.url(), two.url())) {
      for (int i = 0; i < CHANGES; i++) {
        change(deployment);
        if (random.nextInt(10) == 0) {
          upset(random.nextBoolean() ? one : two);
        }
        deployment.alarm().advance(Duration.ofMillis(random.nextInt(3_000)));
      }
      if (last) {
        heal(one);
        heal(two);
        deployment.advanceUntil(() -> assertThat(behind(deployment)).isZero());
      }
    }
  }

  private void change(TestDeployment deployment) {
    String room = "room " + random.nextInt(ROOMS);
    if (alive.remove(room)) {
      deployment.delete(room);
    } else {
      deployment.create(room);
      alive.add(room);
    }
  }

  private void upset(TestReceiver receiver) {
    heal(receiver);
    switch (random.nextInt(5)) {
      case 0 -> receiver.down();
      case 1 -> receiver.answer(delivery -> Reply.of(500));
      case 2 -> receiver.answer(delivery -> hang());
      case 3 -> {
        int percent = random.nextInt(100);
        long seed = random.nextLong();
        receiver.answer(
            delivery ->
                Reply.of(
                    Math.floorMod(delivery.body().length * 31L + seed + System.nanoTime(), 100)
                            < percent
                        ? 503
                        : 200));
      }
      default -> {} // it is well
    }
  }

  private static void heal(TestReceiver receiver) {
    receiver.down();
    receiver.up();
    receiver.answer(delivery -> TestReceiver.OK);
  }

  /** Until the server is taken down. */
  private static Reply hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestReceiver.OK;
  }

  private static long behind(TestDeployment deployment) {
    return deployment.webhooks().receivers().stream()
        .mapToLong(receiver -> receiver.live().lag() + receiver.live().laggingRooms())
        .sum();
  }

  private static void check(List<StoredEvent> log, TestReceiver receiver) {
    List<String> happened = log.stream().map(EventSids::of).toList();
    List<Delivery> told = receiver.deliveries();

    assertThat(new LinkedHashSet<>(told.stream().map(Delivery::id).toList()))
        .containsExactlyInAnyOrderElementsOf(happened);
    for (int i = 0; i < ROOMS; i++) {
      String room = "room " + i;
      assertThat(firsts(told, room)).isEqualTo(happened(log, room));
    }
  }

  /** The ids of a room in the order in which each was first told. */
  private static List<String> firsts(List<Delivery> told, String room) {
    return told.stream()
        .filter(delivery -> delivery.room().equals(room))
        .map(Delivery::id)
        .distinct()
        .toList();
  }

  private static List<String> happened(List<StoredEvent> log, String room) {
    return log.stream()
        .filter(stored -> stored.event().room().name().value().equals(room))
        .map(EventSids::of)
        .toList();
  }

  private List<StoredEvent> log() {
    try (SqliteRoomStore store = open(new LocalEventBus(Runnable::run))) {
      List<StoredEvent> all = new ArrayList<>();
      List<StoredEvent> page = store.eventsAfter(new EventId("0"), 1_000);
      while (!page.isEmpty()) {
        all.addAll(page);
        page = store.eventsAfter(page.getLast().id(), 1_000);
      }
      return all.stream()
          .filter(
              stored ->
                  stored.event() instanceof RoomStarted || stored.event() instanceof RoomFinished)
          .toList();
    }
  }

  private SqliteRoomStore open(LocalEventBus bus) {
    SqliteSettings settings = SqliteSettings.of(folder.resolve("rooms.db"));
    return SqliteRoomStore.open(settings, bus, new TestClock());
  }
}
