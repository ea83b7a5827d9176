package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Room;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock by which events grow old fails, as badly as something can. */
@Timeout(60) // where the writing thread ends, its callers would wait for good
class FailingToForgetTest {
  @TempDir private Path folder;
  private final AtomicBoolean broken = new AtomicBoolean();

  @Test
  void isSeenAndStopsNobodyFromWriting() {
    try (SqliteRoomStore store = open()) {
      Room lobby = store.change(LOBBY, none -> List.of(started(LOBBY, "RM_1"))).orElseThrow();

      broken.set(true);
      await().until(() -> store.failure().isPresent());
      Room changed = store.change(LOBBY, room -> List.of(updated(lobby, "news"))).orElseThrow();
      assertThat(changed.version()).isEqualTo(2);

      broken.set(false);
      await().until(() -> store.failure().isEmpty());
      assertThat(store.all()).containsExactly(changed);
    }
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(
        SqliteSettings.of(folder.resolve("rooms.db")), new LocalEventBus(Runnable::run), this::now);
  }

  private Instant now() {
    if (broken.get()) {
      throw new AssertionError("planted");
    }
    return TestClock.START;
  }
}
