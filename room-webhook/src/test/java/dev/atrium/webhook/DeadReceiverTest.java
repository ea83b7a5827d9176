package dev.atrium.webhook;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.DeadLetters;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.Seed;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.Durability;
import dev.atrium.store.sqlite.EventRetention;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import dev.atrium.webhook.TestDeployment.Setup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is dead for good costs little, however much happens. */
class DeadReceiverTest {
  private static final int KEPT_EVENTS = 2_000;
  private static final int MOST_ROOMS = 50;
  private static final int ROUNDS = Seed.isThorough() ? 200 : 12;
  private static final Duration DAY = Duration.ofDays(1);

  private final TestReceiver dead = TestReceiver.start();
  private final TestReceiver healthy = TestReceiver.start();
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);

  @TempDir private Path folder;
  private SqliteRoomStore store;
  private TestDeployment deployment;

  @BeforeEach
  void start() {
    SqliteSettings settings =
        SqliteSettings.of(folder.resolve("rooms.db"))
            .with(Durability.NORMAL)
            .with(new EventRetention(Duration.ofDays(7), KEPT_EVENTS));
    store = SqliteRoomStore.open(settings, bus, new TestClock());
    Setup setup =
        Setup.USUAL
            .with(new PatientRules(DAY, MOST_ROOMS, new Seed(1).random()))
            .with(new EventFilter(Set.of(), Set.of(), Set.of(EventName.ROOM_METADATA_CHANGED)));
    dead.down();
    deployment = TestDeployment.on(store, bus, setup, dead.url(), healthy.url());
  }

  @AfterEach
  void stop() {
    deployment.close();
    store.close();
    healthy.close();
  }

  @Test
  void itCostsBoundedMemoryAndDiskAndHoldsUpNobody() throws IOException {
    rounds(0, 4, 500);
    long heap = usedHeap();

    rounds(4, ROUNDS, 500);

    Outbox outbox = deployment.receiver().live();
    assertThat(outbox.laggingRooms()).isLessThanOrEqualTo(MOST_ROOMS);
    assertThat(deployment.alarm().waits()).hasSizeLessThanOrEqualTo(MOST_ROOMS + 10);
    await().untilAsserted(() -> assertThat(usedHeap() - heap).isLessThan(8_000_000));
    await().untilAsserted(() -> assertThat(fileSize()).isLessThan(30_000_000));
  }

  @Test
  void whatItNeverTookIsKeptUpToANumber() {
    for (int day = 0; day < 25; day++) {
      rounds(day, day + 1, 0);
      deployment.alarm().advance(DAY);
    }

    deployment.advanceUntil(
        () -> {
          DeadLetters letters = deployment.receiver().deadLetters();
          assertThat(letters.kept()).hasSize(DeadLetters.MOST_KEPT);
          assertThat(letters.dropped()).isPositive();
        });
    assertThat(deployment.receiver().live().laggingRooms()).isLessThanOrEqualTo(MOST_ROOMS);
  }

  /**
   * Each of them a hundred rooms that begin and end, and one that changes so often; the other
   * receiver is told of everything before the next one.
   */
  private void rounds(int from, int to, int changes) {
    for (int round = from; round < to; round++) {
      for (int i = 0; i < 100; i++) {
        Room room = Room.of(started(new RoomName("room " + i), "RM_" + round + "_" + i));
        write(Stream.of(started(room.name(), room.sid().value()), finished(room)).toList());
      }
      Room busy = Room.of(started(new RoomName("busy"), "RM_busy_" + round));
      Stream<RoomEvent> life =
          Stream.iterate(0, i -> i < changes, i -> i + 1).map(i -> updated(busy, "metadata " + i));
      write(
          Stream.of(
                  Stream.of((RoomEvent) started(busy.name(), busy.sid().value())),
                  life,
                  Stream.of((RoomEvent) finished(busy)))
              .flatMap(events -> events)
              .toList());
      awaitHealthy((round + 1) * (202L + changes));
    }
  }

  private void write(List<? extends RoomEvent> events) {
    store.change(events.getFirst().room().name(), none -> List.copyOf(events));
  }

  private void awaitHealthy(long events) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(healthy.count()).isEqualTo(events));
    healthy.forget();
  }

  private long fileSize() throws IOException {
    return Files.size(folder.resolve("rooms.db"));
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
