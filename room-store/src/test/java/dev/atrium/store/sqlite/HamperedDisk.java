package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Patience;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.Decision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** The disk under one store: it can be full, and writing to it can be held up. */
final class HamperedDisk {
  /** More than fits into the pages that are there already. */
  static final String LARGE = "x".repeat(100_000);

  private final Path file;
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private SqliteRoomStore store;

  HamperedDisk(Path folder, RoomListener listener) {
    this.file = folder.resolve("rooms.db");
    this.store = open();
    bus.subscribe(listener);
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(SqliteSettings.of(file), bus, new TestClock());
  }

  private void change(String setting, long value) throws SQLException {
    try (Statement statement = store.database().writer().createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + setting + " = " + value)) {
      assertThat(result.next()).isTrue();
    }
  }

  SqliteRoomStore store() {
    return store;
  }

  SqliteRoomStore reopened() {
    store.close();
    store = open();
    return store;
  }

  /** SQLite is not allowed another page. */
  void fill() throws SQLException {
    change("max_page_count", 1); // SQLite takes the present size for anything less
  }

  void free() throws SQLException {
    change("max_page_count", 1_000_000);
  }

  /** Whatever is written waits until this connection commits, however long a test takes for it. */
  Connection holdWriteLock() throws SQLException {
    change("busy_timeout", Patience.MILLIS);
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
    other.createStatement().executeUpdate("BEGIN IMMEDIATE");
    return other;
  }

  /** Returns when the decision is made and its caller waits for the disk. */
  Future<Optional<Room>> inBackground(Function<Optional<Room>, List<RoomEvent>> decision)
      throws InterruptedException {
    return knowing((room, revoked) -> decision.apply(room));
  }

  Future<Optional<Room>> knowing(Decision decision) {
    FutureTask<Optional<Room>> task = new FutureTask<>(() -> store.change(LOBBY, decision));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    await().until(() -> thread.getState() == Thread.State.WAITING || task.isDone());
    return task;
  }

  Room start(RoomName name) {
    return store.change(name, none -> List.of(started(name, "RM_" + name))).orElseThrow();
  }

  static TokensRevoked revoked(Room room) {
    return new TokensRevoked(
        room.ref(),
        TestClock.START,
        SampleParticipants.ALICE,
        TestClock.START,
        TestClock.START.plusSeconds(60));
  }

  static RoomEvent.RoomStarted large(RoomName name) {
    RoomEvent.RoomStarted small = started(name, "RM_large");
    return started(name, "RM_large", small.settings().withMetadata(LARGE));
  }

  static void assertUnavailable(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            RoomException.class, e -> assertThat(e.error()).isEqualTo(new StoreUnavailable()));
  }
}
