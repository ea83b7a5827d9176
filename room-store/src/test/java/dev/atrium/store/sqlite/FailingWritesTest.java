package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.store.sqlite.HamperedDisk.LARGE;
import static dev.atrium.store.sqlite.HamperedDisk.assertUnavailable;
import static dev.atrium.store.sqlite.HamperedDisk.large;
import static dev.atrium.store.sqlite.HamperedDisk.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Concurrently;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomAlreadyExists;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full: SQLite is not allowed another page. */
class FailingWritesTest {
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
  void aChangeThatCannotBeWrittenIsRefusedAndLeavesNothing() throws SQLException {
    Room lobby = disk.start(LOBBY);
    disk.fill();

    assertUnavailable(() -> store.change(LOBBY, room -> List.of(updated(lobby, LARGE))));
    assertUnavailable(() -> store.change(STUDIO, none -> List.of(large(STUDIO))));

    assertThat(store.failure()).isPresent();
    assertThat(store.all()).containsExactly(lobby);
    assertThat(store.nameOf(Room.of(large(STUDIO)).sid())).isEmpty();
    assertThat(listener.changes()).hasSize(1);
    assertThat(store.eventsAfter(listener.stored().getFirst().id(), 10)).isEmpty();
  }

  @Test
  void theCauseIsKeptForTheLog() throws SQLException {
    disk.fill();

    assertThatThrownBy(() -> store.change(LOBBY, none -> List.of(large(LOBBY))))
        .isInstanceOf(RoomException.class)
        .hasCauseInstanceOf(SQLException.class)
        .rootCause()
        .hasMessageContaining("full");
  }

  @Test
  void writingGoesOnAsSoonAsThereIsRoom() throws SQLException {
    Room lobby = disk.start(LOBBY);
    disk.fill();
    assertUnavailable(() -> store.change(LOBBY, room -> List.of(updated(lobby, LARGE))));
    assertUnavailable(() -> store.change(STUDIO, none -> List.of(large(STUDIO))));

    disk.free();
    Room changed = store.change(LOBBY, room -> List.of(updated(lobby, LARGE))).orElseThrow();
    Room studio = disk.start(STUDIO);

    assertThat(store.failure()).isEmpty();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(listener.changes())
        .extracting(change -> change.stored().id().value())
        .containsExactly("1", "2", "3");
    store = disk.reopened();
    assertThat(store.all()).containsExactlyInAnyOrder(changed, studio);
  }

  @Test
  void theStoreFindsOutByItselfThatItCanWriteAgain() throws SQLException {
    disk.fill();
    assertUnavailable(() -> store.change(LOBBY, none -> List.of(large(LOBBY))));

    disk.free();

    await().until(() -> store.failure().isEmpty());
  }

  @Test
  void whatWasDecidedOnAFailedChangeFailsWithIt() throws Exception {
    List<Future<Optional<Room>>> decided = new ArrayList<>();
    try (Connection other = disk.holdWriteLock()) {
      disk.fill();
      decided.add(disk.inBackground(none -> List.of(large(LOBBY))));
      decided.add(disk.inBackground(found -> List.of(updated(found.orElseThrow(), "small"))));
      decided.add(
          disk.inBackground(found -> found.map(room -> List.<RoomEvent>of()).orElseThrow()));
      decided.add(
          disk.inBackground(
              found -> {
                throw new RoomException(new RoomAlreadyExists(found.orElseThrow().name()));
              }));
      other.createStatement().executeUpdate("COMMIT");
    }

    for (Future<Optional<Room>> future : decided) {
      assertThatThrownBy(future::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              RoomException.class, e -> assertThat(e.error()).isEqualTo(new StoreUnavailable()));
    }
    disk.free();
    assertThat(disk.start(LOBBY)).isEqualTo(Room.of(started(LOBBY, "RM_lobby")));
    assertThat(listener.changes()).hasSize(1);
  }

  @Test
  @Timeout(60) // without an end it would try for good
  void aRoomThatNeverRestsIsNotLostForGood() throws SQLException {
    Room lobby = disk.start(LOBBY);
    disk.fill();
    AtomicInteger failures = new AtomicInteger();
    CountDownLatch recovering = new CountDownLatch(8);

    Concurrently.run(
        9,
        worker -> {
          if (worker == 8) {
            await().until(() -> failures.get() > 200);
            disk.free();
            return true;
          }
          boolean recovered = false;
          while (recovering.getCount() > 0 && !Thread.interrupted()) {
            if (!changes(lobby)) {
              failures.incrementAndGet();
            } else if (!recovered) {
              recovered = true;
              recovering.countDown();
            }
          }
          return true;
        });

    assertThat(store.find(LOBBY).orElseThrow().settings().metadata()).isEqualTo(LARGE);
  }

  private boolean changes(Room room) {
    try {
      store.change(LOBBY, found -> List.of(updated(room, LARGE)));
      return true;
    } catch (RoomException e) {
      assertThat(e.error()).isEqualTo(new StoreUnavailable());
      return false;
    }
  }

  @Test
  void aRevocationThatCouldNotBeStoredIsNone() throws Exception {
    Room room = store.change(LOBBY, none -> List.of(started(LOBBY, "RM_1"))).orElseThrow();
    disk.fill();

    assertThatThrownBy(
            () ->
                store.change(
                    LOBBY, found -> List.of(revoked(room), updated(found.orElseThrow(), LARGE))))
        .isInstanceOf(RoomException.class);

    List<Revocations> seen = new ArrayList<>();
    store.change(
        LOBBY,
        (found, revoked) -> {
          seen.add(revoked);
          return List.of();
        });
    assertThat(seen).containsExactly(Revocations.NONE);
    assertThat(store.revoked(LOBBY)).isEqualTo(Revocations.NONE);
  }
}
