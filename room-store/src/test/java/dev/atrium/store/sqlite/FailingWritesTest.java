package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
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
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full: SQLite is not allowed another page. And to look at what is on its way into the
 * file, another connection holds the file's write lock for a while.
 */
class FailingWritesTest {
  private static final String LARGE = "x".repeat(100_000);

  @TempDir private Path folder;
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final RecordingListener listener = new RecordingListener();
  private SqliteRoomStore store;

  @BeforeEach
  void open() {
    store = SqliteRoomStore.open(SqliteSettings.of(file()), bus, new TestClock());
    bus.subscribe(listener);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aChangeThatCannotBeWrittenIsRefusedAndLeavesNothing() throws SQLException {
    Room lobby = start(LOBBY);
    fillDisk();

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
    fillDisk();

    assertThatThrownBy(() -> store.change(LOBBY, none -> List.of(large(LOBBY))))
        .isInstanceOf(RoomException.class)
        .hasCauseInstanceOf(SQLException.class)
        .rootCause()
        .hasMessageContaining("full");
  }

  @Test
  void writingGoesOnAsSoonAsThereIsRoom() throws SQLException {
    Room lobby = start(LOBBY);
    fillDisk();
    assertUnavailable(() -> store.change(LOBBY, room -> List.of(updated(lobby, LARGE))));
    assertUnavailable(() -> store.change(STUDIO, none -> List.of(large(STUDIO))));

    freeDisk();
    Room changed = store.change(LOBBY, room -> List.of(updated(lobby, LARGE))).orElseThrow();
    Room studio = start(STUDIO);

    assertThat(store.failure()).isEmpty();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(listener.changes())
        .extracting(change -> change.stored().id().value())
        .containsExactly("1", "2", "3");
    store.close();
    open();
    assertThat(store.all()).containsExactlyInAnyOrder(changed, studio);
  }

  @Test
  void theStoreFindsOutByItselfThatItCanWriteAgain() throws SQLException {
    fillDisk();
    assertUnavailable(() -> store.change(LOBBY, none -> List.of(large(LOBBY))));

    freeDisk();

    await().until(() -> store.failure().isEmpty());
  }

  @Test
  void nobodyIsShownWhatIsOnItsWay() throws Exception {
    Future<Optional<Room>> starting;
    Future<Optional<Room>> refused;
    Future<Optional<Room>> read;
    try (Connection other = holdWriteLock()) {
      starting = inBackground(none -> List.of(started(LOBBY, "RM_1")));
      refused =
          inBackground(
              found -> {
                throw new RoomException(new RoomAlreadyExists(found.orElseThrow().name()));
              });
      read = inBackground(found -> found.map(room -> List.<RoomEvent>of()).orElseThrow());

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
  void whatWasDecidedOnAFailedChangeFailsWithIt() throws Exception {
    List<Future<Optional<Room>>> decided = new ArrayList<>();
    try (Connection other = holdWriteLock()) {
      fillDisk();
      decided.add(inBackground(none -> List.of(large(LOBBY))));
      decided.add(inBackground(found -> List.of(updated(found.orElseThrow(), "small"))));
      decided.add(inBackground(found -> found.map(room -> List.<RoomEvent>of()).orElseThrow()));
      decided.add(
          inBackground(
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
    freeDisk();
    assertThat(start(LOBBY)).isEqualTo(Room.of(started(LOBBY, "RM_lobby")));
    assertThat(listener.changes()).hasSize(1);
  }

  @Test
  @Timeout(60) // without an end it would try for good
  void aRoomThatNeverRestsIsNotLostForGood() throws SQLException {
    Room lobby = start(LOBBY);
    fillDisk();
    AtomicInteger failures = new AtomicInteger();
    CountDownLatch recovering = new CountDownLatch(8);

    Concurrently.run(
        9,
        worker -> {
          if (worker == 8) {
            await().until(() -> failures.get() > 200);
            freeDisk();
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

  @Test
  void aDecisionKnowsOfARevocationThatIsOnItsWayAndNobodyElseDoes() throws Exception {
    Room room = store.change(LOBBY, none -> List.of(started(LOBBY, "RM_1"))).orElseThrow();
    AtomicReference<Revocations> seen = new AtomicReference<>(Revocations.NONE);
    Future<Optional<Room>> revoking;
    Future<Optional<Room>> look;
    try (Connection other = holdWriteLock()) {
      revoking = inBackground(found -> List.of(revoked(room)));
      look =
          knowing(
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

  @Test
  void aRevocationThatCouldNotBeStoredIsNone() throws Exception {
    Room room = store.change(LOBBY, none -> List.of(started(LOBBY, "RM_1"))).orElseThrow();
    fillDisk();

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

  private static TokensRevoked revoked(Room room) {
    return new TokensRevoked(
        room.ref(),
        TestClock.START,
        SampleParticipants.ALICE,
        TestClock.START,
        TestClock.START.plusSeconds(60));
  }

  @Test
  void closingStoresWhatIsOnItsWayAndRefusesTheRest() throws Exception {
    Future<Optional<Room>> starting;
    CompletableFuture<Void> closing;
    try (Connection other = holdWriteLock()) {
      starting = inBackground(none -> List.of(started(LOBBY, "RM_1")));
      closing = CompletableFuture.runAsync(store::close);
      await().until(this::isRefused);

      assertThat(starting.isDone()).isFalse();
      other.createStatement().executeUpdate("COMMIT");
    }

    Optional<Room> room = starting.get();
    closing.get();
    open();
    assertThat(store.find(LOBBY)).isEqualTo(room).isPresent();
  }

  @Test
  void everyCallAfterTheEndIsRefused() {
    Room lobby = start(LOBBY);
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

  private boolean changes(Room room) {
    try {
      store.change(LOBBY, found -> List.of(updated(room, LARGE)));
      return true;
    } catch (RoomException e) {
      assertThat(e.error()).isEqualTo(new StoreUnavailable());
      return false;
    }
  }

  private boolean isRefused() {
    try {
      store.count();
      return false;
    } catch (RoomException e) {
      return true;
    }
  }

  /** Returns when the decision is made and its caller waits for the disk. */
  private Future<Optional<Room>> inBackground(Function<Optional<Room>, List<RoomEvent>> decision)
      throws InterruptedException {
    return knowing((room, revoked) -> decision.apply(room));
  }

  private Future<Optional<Room>> knowing(Decision decision) {
    FutureTask<Optional<Room>> task = new FutureTask<>(() -> store.change(LOBBY, decision));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    await().until(() -> thread.getState() == Thread.State.WAITING || task.isDone());
    return task;
  }

  private void fillDisk() throws SQLException {
    limitPages(1); // SQLite takes the present size for anything less
  }

  private void freeDisk() throws SQLException {
    limitPages(1_000_000);
  }

  private void limitPages(long pages) throws SQLException {
    try (Statement statement = store.database().writer().createStatement();
        ResultSet result = statement.executeQuery("PRAGMA max_page_count = " + pages)) {
      assertThat(result.next()).isTrue();
    }
  }

  private Connection holdWriteLock() throws SQLException {
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
    other.createStatement().executeUpdate("BEGIN IMMEDIATE");
    return other;
  }

  private Room start(RoomName name) {
    return store.change(name, none -> List.of(started(name, "RM_" + name))).orElseThrow();
  }

  private static RoomEvent.RoomStarted large(RoomName name) {
    RoomEvent.RoomStarted small = started(name, "RM_large");
    return started(name, "RM_large", small.settings().withMetadata(LARGE));
  }

  private static void assertUnavailable(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            RoomException.class, e -> assertThat(e.error()).isEqualTo(new StoreUnavailable()));
  }

  private Path file() {
    return folder.resolve("rooms.db");
  }
}
