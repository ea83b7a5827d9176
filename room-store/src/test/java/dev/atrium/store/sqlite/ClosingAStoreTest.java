package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.store.sqlite.HamperedDisk.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomException;
import dev.atrium.core.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingAStoreTest {
  @TempDir private Path folder;
  private final RecordingListener listener = new RecordingListener();
  private HamperedDisk disk;
  private SqliteRoomStore store;

  @BeforeEach
  void open() {
    disk = new HamperedDisk(folder, listener);
    store = disk.store();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void closingStoresWhatIsOnItsWayAndRefusesTheRest() throws Exception {
    Future<Optional<Room>> starting;
    CompletableFuture<Void> closing;
    try (Connection other = disk.holdWriteLock()) {
      starting = disk.inBackground(none -> List.of(started(LOBBY, "RM_1")));
      closing = CompletableFuture.runAsync(store::close);
      await().until(this::isRefused);

      assertThat(starting.isDone()).isFalse();
      other.createStatement().executeUpdate("COMMIT");
    }

    Optional<Room> room = starting.get();
    closing.get();
    store = disk.reopened();
    assertThat(store.find(LOBBY)).isEqualTo(room).isPresent();
  }

  private boolean isRefused() {
    try {
      store.count();
      return false;
    } catch (RoomException e) {
      return true;
    }
  }

  @Test
  void everyCallAfterTheEndIsRefused() {
    Room lobby = disk.start(LOBBY);
    store.close();
    store.close();

    assertUnavailable(() -> store.find(LOBBY));
    assertUnavailable(() -> store.nameOf(lobby.sid()));
    assertUnavailable(store::all);
    assertUnavailable(store::count);
    assertUnavailable(() -> store.due(TestClock.START, 1));
    assertUnavailable(store::latestEvent);
    assertUnavailable(() -> store.eventsAfter(listener.stored().getFirst().id(), 1));
    assertUnavailable(() -> store.change(LOBBY, room -> List.of()));
    assertUnavailable(() -> store.change(STUDIO, room -> List.of(started(STUDIO, "RM_2"))));
  }
}
