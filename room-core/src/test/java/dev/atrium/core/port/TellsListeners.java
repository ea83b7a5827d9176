package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.lifeOfEverything;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a store promises those who listen on its bus. */
interface TellsListeners extends StoreUnderTest {

  @Test
  default void listenersAreToldExactlyWhatIsStored() {
    EventId begin = store().latestEvent();
    RecordingListener one = listen();
    RecordingListener other = listen();

    Room lobby = start(LOBBY, "RM_1");
    start(STUDIO, "RM_2");
    write(finished(lobby), started(LOBBY, "RM_3"));

    one.awaitChanges(4);
    other.awaitChanges(4);
    assertThat(one.stored()).isEqualTo(eventsAfter(begin));
    assertThat(other.changes()).isEqualTo(one.changes());
  }

  @Test
  default void everyEventIsToldWithTheRoomRightAfterIt() {
    RecordingListener listener = listen();
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");

    write(life.toArray(RoomEvent[]::new));

    Room room = Room.of(started(LOBBY, "RM_1"));
    for (RoomChange change : listener.awaitChanges(life.size())) {
      room = room.apply(change.event());
      assertThat(change.room()).isEqualTo(room);
    }
  }

  @Test
  default void nothingIsToldBeforeItIsStored() {
    EventId begin = store().latestEvent();
    List<StoredEvent> stored = new CopyOnWriteArrayList<>();
    RecordingListener last = new RecordingListener();
    bus()
        .subscribe(
            change -> {
              if (store().find(LOBBY).filter(change.room()::equals).isPresent()) {
                stored.addAll(eventsAfter(begin));
              }
            });
    bus().subscribe(last);

    start(LOBBY, "RM_1");

    last.awaitChanges(1);
    assertThat(stored).extracting(StoredEvent::event).containsExactly(started(LOBBY, "RM_1"));
  }

  @Test
  default void aListenerMayChangeRoomsInTurn() {
    RecordingListener listener = listen();
    bus()
        .subscribe(
            change -> {
              if (change.room().name().equals(LOBBY) && change.stored().version() == 1) {
                Thread.startVirtualThread(() -> start(STUDIO, "RM_2"));
              }
            });

    start(LOBBY, "RM_1");

    assertThat(listener.awaitChanges(2))
        .extracting(change -> change.room().name())
        .containsExactly(LOBBY, STUDIO);
  }

  @Test
  default void nobodyIsToldOfARefusal() {
    RecordingListener listener = listen();

    assertThatThrownBy(
            () ->
                store()
                    .change(
                        LOBBY,
                        none -> {
                          throw new RoomException(new RoomNotFound(LOBBY));
                        }))
        .isInstanceOf(RoomException.class);
    start(STUDIO, "RM_2");

    assertThat(listener.awaitChanges(1))
        .extracting(RoomChange::event)
        .containsExactly(started(STUDIO, "RM_2"));
  }

  @Test
  default void whoseSubscriptionIsClosedIsToldNothingMore() {
    RecordingListener closed = new RecordingListener();
    Subscription subscription = bus().subscribe(closed);
    RecordingListener open = listen();
    Room room = start(LOBBY, "RM_1");
    closed.awaitChanges(1);

    subscription.close();
    write(updated(room, "news"));

    open.awaitChanges(2);
    assertThat(closed.changes()).hasSize(1);
  }
}
