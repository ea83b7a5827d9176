package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.store.sqlite.HamperedDisk.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.RecordingListener;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomAlreadyExists;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is decided and not in the file yet: another connection holds the file's write lock for a
 * while.
 */
class WritesOnTheirWayTest {
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
  void nobodyIsShownWhatIsOnItsWay() throws Exception {
    Future<Optional<Room>> starting;
    Future<Optional<Room>> refused;
    Future<Optional<Room>> read;
    try (Connection other = disk.holdWriteLock()) {
      starting = disk.inBackground(none -> List.of(started(LOBBY, "RM_1")));
      refused =
          disk.inBackground(
              found -> {
                throw new RoomException(new RoomAlreadyExists(found.orElseThrow().name()));
              });
      read = disk.inBackground(found -> found.map(room -> List.<RoomEvent>of()).orElseThrow());

      assertThat(store.find(LOBBY)).isEmpty();
      assertThat(store.count()).isZero();
      assertThat(listener.changes()).isEmpty();
      assertThat(List.of(starting, refused, read)).noneMatch(Future::isDone);
      other.createStatement().executeUpdate("COMMIT");
    }

    Optional<Room> room = starting.get();
    assertThat(read.get()).isEqualTo(room);
    assertThatThrownBy(refused::get).hasCause(new RoomException(new RoomAlreadyExists(LOBBY)));
    assertThat(store.find(LOBBY)).isEqualTo(room);
  }

  @Test
  void aDecisionKnowsOfARevocationThatIsOnItsWayAndNobodyElseDoes() throws Exception {
    Room room = store.change(LOBBY, none -> List.of(started(LOBBY, "RM_1"))).orElseThrow();
    AtomicReference<Revocations> seen = new AtomicReference<>(Revocations.NONE);
    Future<Optional<Room>> revoking;
    Future<Optional<Room>> look;
    try (Connection other = disk.holdWriteLock()) {
      revoking = disk.inBackground(found -> List.of(revoked(room)));
      look =
          disk.knowing(
              (found, revoked) -> {
                seen.set(revoked);
                return List.of();
              });

      assertThat(store.revoked(LOBBY)).isEqualTo(Revocations.NONE);
      assertThat(store.revocations(TestClock.START)).isZero();
      other.createStatement().executeUpdate("COMMIT");
    }

    revoking.get();
    look.get();
    assertThat(seen.get().byIdentity()).containsOnlyKeys(SampleParticipants.ALICE);
    assertThat(store.revoked(LOBBY)).isEqualTo(seen.get());
  }
}
