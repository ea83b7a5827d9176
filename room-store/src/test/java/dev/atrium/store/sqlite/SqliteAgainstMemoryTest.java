package dev.atrium.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestEngine;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.random.CommandRun;
import dev.atrium.core.random.RandomCommand;
import dev.atrium.core.random.RandomCommands;
import dev.atrium.core.random.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands, done to an engine on each store, come to the same. */
class SqliteAgainstMemoryTest {
  private static final int KEPT_EVENTS = 20_000;
  private static final int BATCH = 250;
  private static final int BATCHES_BETWEEN_OPENINGS = RandomCommands.trial() / BATCH / 20;

  @TempDir private Path folder;
  private final Seed seed = Seed.ofThisRun();
  private final RandomCommands commands = new RandomCommands(seed);

  @Test
  void commandByCommand() {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    CommandRun memory = memory();
    try (ReopeningStore store = new ReopeningStore(settings(), bus)) {
      CommandRun sqlite = new CommandRun(TestEngine.over(store, bus, RandomCommands.POLICY, seed));
      Replay replay = new Replay(store);
      RecordingListener told = sqlite.engine().listen();
      EventId position = store.latestEvent();

      for (int batch = 0; batch < RandomCommands.trial() / BATCH; batch++) {
        runBoth(memory, sqlite);
        List<StoredEvent> events = store.eventsAfter(position, KEPT_EVENTS);
        assertThat(byRoom(events))
            .isEqualTo(byRoom(memory.engine().store().eventsAfter(position, KEPT_EVENTS)));
        assertThat(told.stored()).isEqualTo(events);
        assertSameRooms(memory.engine().store(), store);
        replay.catchUp();
        position = store.latestEvent();
        told.clear();
        if (batch % BATCHES_BETWEEN_OPENINGS == 0) {
          store.reopen();
          assertSameRooms(memory.engine().store(), store);
        }
      }

      assertThat(replay.sids()).isGreaterThan(RandomCommands.trial() / 20);
    }
  }

  private void runBoth(CommandRun memory, CommandRun sqlite) {
    for (int i = 0; i < BATCH; i++) {
      RandomCommand command = commands.next();
      Object expected = memory.run(command);
      assertThat(sqlite.run(command)).as(command.text()).isEqualTo(expected);
    }
  }

  /** Everyone in the same order too, which equality of rooms says nothing about. */
  private static void assertSameRooms(RoomStore expected, RoomStore store) {
    assertThat(store.all()).containsExactlyInAnyOrderElementsOf(expected.all());
    expected
        .all()
        .forEach(
            room ->
                assertThat(store.find(room.name()).orElseThrow().participants().sequencedKeySet())
                    .containsExactlyElementsOf(room.participants().sequencedKeySet()));
  }

  /** Only the order within a room is promised: a lost node's rooms are seen to in any order. */
  private static Map<RoomName, List<Fact>> byRoom(List<StoredEvent> events) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                stored -> stored.event().room().name(),
                Collectors.mapping(
                    stored -> new Fact(stored.version(), stored.event()), Collectors.toList())));
  }

  private CommandRun memory() {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    RoomStore store = new MemoryRoomStore(bus, KEPT_EVENTS);
    return new CommandRun(TestEngine.over(store, bus, RandomCommands.POLICY, seed));
  }

  /** What the disk does to a million single commits says nothing here: it is not waited for. */
  private SqliteSettings settings() {
    return SqliteSettings.of(folder.resolve("rooms.db"))
        .with(Durability.NORMAL)
        .with(new EventRetention(Duration.ofDays(100_000), KEPT_EVENTS));
  }

  private record Fact(long version, RoomEvent event) {}
}
