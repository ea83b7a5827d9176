package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.lifeOfEverything;
import static dev.atrium.core.SampleEvents.settings;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.SubscriberName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a {@link RoomStore} promises that is still there after the process that wrote it. */
public abstract class DurableRoomStoreContract extends RoomStoreContract {

  /** Closes the store and opens what it left behind; {@link #store} and {@link #bus} are new. */
  protected abstract void reopen();

  @Test
  void everyDetailOfARoomIsThereAgain() {
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");
    Room room = write(life.subList(0, life.size() - 1).toArray(RoomEvent[]::new));

    reopen();

    assertHolds(List.of(room));
  }

  @Test
  void endedRoomsStayGone() {
    Room lobby = start(LOBBY, "RM_1");
    Room studio = start(STUDIO, "RM_2");
    write(finished(lobby));

    reopen();

    assertHolds(List.of(studio));
    assertThat(store().find(LOBBY)).isEmpty();
    assertThat(store().nameOf(lobby.sid())).isEmpty();
  }

  @Test
  void revocationsAreKeptBeyondTheirRoom() {
    Room lobby = start(LOBBY, "RM_1");
    write(KeepsRevocations.revoked(lobby, ALICE, START.plusSeconds(60)), finished(lobby));
    Revocations before = store().revoked(LOBBY);

    reopen();

    assertThat(before.byIdentity()).containsOnlyKeys(ALICE);
    assertThat(store().revoked(LOBBY)).isEqualTo(before);
    assertThat(store().revocations(START)).isEqualTo(1);
    assertThat(store().revocations(START.plusSeconds(60))).isZero();
  }

  @Test
  void aForgottenRevocationStaysForgotten() {
    Room lobby = start(LOBBY, "RM_1");
    write(KeepsRevocations.revoked(lobby, ALICE, START.plusSeconds(60)));
    write(KeepsRevocations.revokedAt(lobby, BOB, START.plusSeconds(60), START.plusSeconds(90)));

    reopen();

    assertThat(store().revoked(LOBBY).byIdentity()).containsOnlyKeys(BOB);
  }

  @Test
  void deadlinesAreKept() {
    write(started(LOBBY, "RM_1", settings(Duration.ofSeconds(20))));
    write(started(STUDIO, "RM_2", settings(Duration.ofSeconds(10))));
    start(new RoomName("endless"), "RM_3");

    reopen();

    assertThat(store().due(Instant.MAX, 10)).containsExactly(STUDIO, LOBBY);
  }

  @Test
  void theEventsOfBeforeAreReadInOrderAndNewOnesFollowThem() {
    EventId begin = store().latestEvent();
    Room room = start(LOBBY, "RM_1");
    write(updated(room, "before"));
    List<StoredEvent> before = eventsAfter(begin);

    reopen();

    assertThat(eventsAfter(begin)).isEqualTo(before);
    assertThat(store().latestEvent()).isEqualTo(before.getLast().id());

    RecordingListener listener = listen();
    write(updated(room, "after"));
    List<StoredEvent> log = eventsAfter(begin);
    assertThat(log).hasSize(3).startsWith(before.toArray(StoredEvent[]::new));
    assertThat(log).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L);
    assertThat(log).extracting(StoredEvent::id).doesNotHaveDuplicates();
    assertThat(listener.awaitChanges(1))
        .extracting(change -> change.stored())
        .containsExactly(log.getLast());
  }

  @Test
  void eventsOfRoomsThatAreGoneAreStillThere() {
    EventId begin = store().latestEvent();
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");
    write(life.toArray(RoomEvent[]::new));

    reopen();

    assertHolds(List.of());
    assertThat(eventsAfter(begin)).extracting(StoredEvent::event).isEqualTo(life);
  }

  @Test
  void whatRandomChangesLeftIsThereAgain() {
    EventId begin = store().latestEvent();
    changeAtRandom();
    List<Room> rooms = store().all();
    List<StoredEvent> log = eventsAfter(begin);

    reopen();

    assertHolds(rooms);
    assertThat(eventsAfter(begin)).isEqualTo(log);
    assertThat(StoreUnderTest.fold(log).values()).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @Test
  void subscribersGoOnWhereTheyWere() {
    SubscriberName name = new SubscriberName("receiver");
    Room room = start(LOBBY, "RM_1");
    EventId id = store().latestEvent();
    Progress progress = new Progress(id, Map.of(LOBBY, id), Optional.of(id), 3);
    DeadLetter letter =
        new DeadLetter(id, room.ref(), "room_started", Instant.EPOCH, Instant.EPOCH, 1, "gone");
    store().subscribers().save(name, progress);
    store().subscribers().bury(name, letter);

    reopen();

    assertThat(store().subscribers().find(name)).contains(progress);
    assertThat(store().subscribers().deadLetters(name).kept()).containsExactly(letter);
  }

  @Test
  void anEmptyStoreIsReopenedEmpty() {
    EventId begin = store().latestEvent();

    reopen();

    assertHolds(List.of());
    assertThat(store().latestEvent()).isEqualTo(begin);
  }
}
