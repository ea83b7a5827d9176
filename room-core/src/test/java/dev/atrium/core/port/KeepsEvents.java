package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.lifeOfEverything;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store promises about the events in it. */
interface KeepsEvents extends StoreUnderTest {

  @Test
  default void eventsAreReadInTheOrderOfTheirCommits() {
    EventId begin = store().latestEvent();
    Room lobby = start(LOBBY, "RM_1");
    Room studio = start(STUDIO, "RM_2");
    write(updated(lobby, "one"), status(lobby, "a", "1"));
    write(finished(studio));

    List<StoredEvent> log = eventsAfter(begin);

    assertThat(log)
        .extracting(StoredEvent::event)
        .containsExactly(
            started(LOBBY, "RM_1"),
            started(STUDIO, "RM_2"),
            updated(lobby, "one"),
            status(lobby, "a", "1"),
            finished(studio));
    assertThat(log).extracting(StoredEvent::version).containsExactly(1L, 1L, 2L, 3L, 2L);
    assertThat(log).extracting(StoredEvent::id).doesNotHaveDuplicates().doesNotContain(begin);
  }

  @Test
  default void theVersionsOfEachLifeBeginAtOneAgain() {
    EventId begin = store().latestEvent();
    Room old = start(LOBBY, "RM_1");

    write(finished(old), started(LOBBY, "RM_2"));
    write(updated(Room.of(started(LOBBY, "RM_2")), "news"));

    assertThat(eventsAfter(begin)).extracting(StoredEvent::version).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  default void theLatestEventIsThePositionAfterWhichNothingHasHappened() {
    EventId begin = store().latestEvent();
    assertThat(eventsAfter(begin)).isEmpty();

    start(LOBBY, "RM_1");

    EventId latest = store().latestEvent();
    assertThat(eventsAfter(begin)).extracting(StoredEvent::id).containsExactly(latest);
    assertThat(eventsAfter(latest)).isEmpty();
  }

  @Test
  default void whoeverReadsPageByPageReadsEveryEventOnce() {
    EventId begin = store().latestEvent();
    for (int i = 0; i < 23; i++) {
      write(updated(i == 0 ? start(LOBBY, "RM_1") : room(), "metadata " + i));
    }

    List<StoredEvent> read = new ArrayList<>();
    List<StoredEvent> page = store().eventsAfter(begin, 5);
    while (!page.isEmpty()) {
      assertThat(page.size()).isLessThanOrEqualTo(5);
      read.addAll(page);
      page = store().eventsAfter(page.getLast().id(), 5);
    }

    assertThat(read).hasSize(24).isEqualTo(eventsAfter(begin));
  }

  @Test
  default void whatChangedNothingIsNoEvent() {
    Room room = start(LOBBY, "RM_1");
    EventId latest = store().latestEvent();

    store().change(LOBBY, found -> List.of());
    store().change(STUDIO, none -> List.of());
    assertThatThrownBy(
            () ->
                store()
                    .change(
                        LOBBY,
                        found -> {
                          throw new RoomException(new EventsForgotten(latest));
                        }))
        .isInstanceOf(RoomException.class);

    assertThat(store().latestEvent()).isEqualTo(latest);
    assertThat(eventsAfter(latest)).isEmpty();
    assertHolds(List.of(room));
  }

  @Test
  default void everyKindOfEventIsReadAsItWasWritten() {
    EventId begin = store().latestEvent();
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");

    write(life.toArray(RoomEvent[]::new));

    assertThat(eventsAfter(begin)).extracting(StoredEvent::event).isEqualTo(life);
  }

  @Test
  default void eventsTellOfTheRoomAsTheyLeftIt() {
    EventId begin = store().latestEvent();
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");

    life.forEach(event -> write(event)); // each finds the settings where an earlier one put them

    List<RoomSnapshot> expected = new ArrayList<>();
    Room room = Room.of((RoomStarted) life.getFirst());
    for (RoomEvent event : life.subList(1, life.size())) {
      expected.add(RoomSnapshot.of(room));
      room = room.apply(event);
    }
    expected.add(expected.getLast()); // of its end, the room before
    assertThat(eventsAfter(begin)).extracting(e -> e.snapshot().orElseThrow()).isEqualTo(expected);
  }

  @Test
  default void aPositionThatWasNeverGivenOutIsForgotten() {
    start(LOBBY, "RM_1");

    for (String text :
        List.of("", "nonsense", "-1", "+1", " 1", "99999999999", "18446744073709551615")) {
      EventId never = new EventId(text);
      assertThatThrownBy(() -> store().eventsAfter(never, 10))
          .as("events after '%s'", text)
          .isInstanceOfSatisfying(
              RoomException.class,
              e -> assertThat(e.error()).isEqualTo(new EventsForgotten(never)));
    }
  }

  private Room room() {
    return store().find(LOBBY).orElseThrow();
  }
}
