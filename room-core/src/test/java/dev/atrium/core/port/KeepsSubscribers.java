package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store promises to those who have to be told of every event. */
interface KeepsSubscribers extends StoreUnderTest {
  SubscriberName RECEIVER = new SubscriberName("receiver");
  SubscriberName OTHER = new SubscriberName("other");

  @Test
  default void aSubscriberIsThereOnceItWasSaved() {
    Progress progress = Progress.from(store().latestEvent());
    assertThat(subscribers().find(RECEIVER)).isEmpty();

    subscribers().save(RECEIVER, progress);

    assertThat(subscribers().names()).containsExactly(RECEIVER);
    assertThat(subscribers().find(RECEIVER)).contains(progress);
    assertThat(subscribers().find(OTHER)).isEmpty();
  }

  @Test
  default void theLastProgressCounts() {
    List<EventId> ids = ids(6);
    Progress first =
        new Progress(
            ids.get(3), Map.of(LOBBY, ids.get(0), STUDIO, ids.get(1)), Optional.empty(), 0);
    RoomName odd = new RoomName(SampleEvents.ODD_TEXT + "\uD800");
    Progress last =
        new Progress(
            ids.get(5),
            Map.of(LOBBY, ids.get(2), odd, ids.get(4)),
            Optional.of(ids.get(5)),
            4_000_000_000L);

    subscribers().save(RECEIVER, first);
    assertThat(subscribers().find(RECEIVER)).contains(first);
    subscribers().save(RECEIVER, last);

    assertThat(subscribers().find(RECEIVER)).contains(last);
  }

  @Test
  default void subscribersDoNotKnowOfEachOther() {
    List<EventId> ids = ids(3);
    Progress progress = new Progress(ids.get(1), Map.of(LOBBY, ids.get(0)), Optional.empty(), 1);
    subscribers().save(RECEIVER, progress);
    subscribers().bury(RECEIVER, letter(ids.get(0), "no answer"));
    subscribers().save(OTHER, Progress.from(ids.get(2)));
    subscribers().bury(OTHER, letter(ids.get(1), "status 500"));

    subscribers().remove(OTHER);

    assertThat(subscribers().names()).containsExactly(RECEIVER);
    assertThat(subscribers().find(RECEIVER)).contains(progress);
    assertThat(kept(RECEIVER)).containsExactly(letter(ids.get(0), "no answer"));
  }

  @Test
  default void whoeverWasRemovedBeginsAnew() {
    List<EventId> ids = ids(2);
    subscribers()
        .save(RECEIVER, new Progress(ids.get(1), Map.of(LOBBY, ids.get(0)), Optional.empty(), 7));
    subscribers().bury(RECEIVER, letter(ids.get(0), "no answer"));

    subscribers().remove(RECEIVER);
    subscribers().save(RECEIVER, Progress.from(ids.get(1)));

    assertThat(subscribers().find(RECEIVER)).contains(Progress.from(ids.get(1)));
    assertThat(kept(RECEIVER)).isEmpty();
  }

  @Test
  default void deadLettersAreKeptInTheOrderInWhichTheyWereBuried() {
    List<EventId> ids = ids(3);
    subscribers().save(RECEIVER, Progress.from(ids.get(2)));

    subscribers().bury(RECEIVER, letter(ids.get(1), "one"));
    subscribers().bury(RECEIVER, letter(ids.get(0), "two"));
    subscribers().bury(RECEIVER, letter(ids.get(2), "three"));
    subscribers().bury(RECEIVER, letter(ids.get(1), "once more"));

    assertThat(kept(RECEIVER))
        .containsExactly(
            letter(ids.get(0), "two"),
            letter(ids.get(2), "three"),
            letter(ids.get(1), "once more"));
  }

  @Test
  default void discardedLettersAreGone() {
    List<EventId> ids = ids(3);
    subscribers().save(RECEIVER, Progress.from(ids.get(2)));
    ids.forEach(id -> subscribers().bury(RECEIVER, letter(id, "no answer")));

    subscribers().discard(RECEIVER, Set.of(ids.get(0), ids.get(2), new EventId("never")));
    subscribers().discard(OTHER, Set.of(ids.get(1)));

    assertThat(subscribers().deadLetters(RECEIVER))
        .isEqualTo(new DeadLetters(List.of(letter(ids.get(1), "no answer")), 0));
  }

  @Test
  default void beyondTheirNumberTheOldestLettersAreDroppedAndCounted() {
    List<EventId> ids = ids(DeadLetters.MOST_KEPT + 3);
    subscribers().save(RECEIVER, Progress.from(ids.getLast()));

    ids.forEach(id -> subscribers().bury(RECEIVER, letter(id, "no answer")));

    assertThat(kept(RECEIVER)).extracting(DeadLetter::event).isEqualTo(ids.subList(3, ids.size()));
    assertThat(subscribers().deadLetters(RECEIVER).dropped()).isEqualTo(3);
  }

  @Test
  default void nobodysLettersAreNotKept() {
    EventId id = ids(1).getFirst();

    subscribers().bury(OTHER, letter(id, "no answer"));
    subscribers().remove(OTHER);

    assertThat(subscribers().names()).isEmpty();
    assertThat(subscribers().deadLetters(OTHER)).isEqualTo(new DeadLetters(List.of(), 0));
  }

  @Test
  default void oneEventIsFoundByItsId() {
    List<EventId> ids = ids(3);

    for (EventId id : ids) {
      assertThat(store().event(id)).get().extracting(StoredEvent::id).isEqualTo(id);
    }
    assertThat(store().event(store().earliestEvent())).isEmpty();
    assertThat(store().event(new EventId("nonsense"))).isEmpty();
    assertThat(store().event(new EventId("99999999999"))).isEmpty();
  }

  @Test
  default void eventsAreCountedBetweenPositions() {
    EventId begin = store().latestEvent();
    List<EventId> ids = ids(5);

    assertThat(store().earliestEvent()).isEqualTo(begin);
    assertThat(store().eventsBetween(begin, ids.get(4))).isEqualTo(5);
    assertThat(store().eventsBetween(ids.get(1), ids.get(4))).isEqualTo(3);
    assertThat(store().eventsBetween(ids.get(4), ids.get(1))).isEqualTo(-3);
    assertThat(store().eventsBetween(begin, begin)).isZero();
  }

  @Test
  default void aPositionIsFoundByTheTime() {
    EventId begin = store().latestEvent();
    Room room = write(started(LOBBY, "RM_1"));
    for (int i = 1; i < 10; i++) {
      write(
          new RoomUpdated(
              room.ref(), TestClock.START.plusSeconds(i), updated(room, "x").settings()));
    }
    List<EventId> ids = eventsAfter(begin).stream().map(StoredEvent::id).toList();

    assertThat(store().latestEventBefore(TestClock.START)).isEqualTo(begin);
    assertThat(store().latestEventBefore(TestClock.START.plusMillis(1))).isEqualTo(ids.get(0));
    assertThat(store().latestEventBefore(TestClock.START.plusSeconds(5))).isEqualTo(ids.get(4));
    assertThat(store().latestEventBefore(TestClock.START.plusSeconds(500)))
        .isEqualTo(ids.getLast());
  }

  private SubscriberStore subscribers() {
    return store().subscribers();
  }

  private List<DeadLetter> kept(SubscriberName name) {
    return subscribers().deadLetters(name).kept();
  }

  /** Ids of that many new events. */
  private List<EventId> ids(int count) {
    EventId begin = store().latestEvent();
    Room room = Room.of(started(LOBBY, "RM_1"));
    write(
        IntStream.range(0, count)
            .mapToObj(i -> i == 0 ? started(LOBBY, "RM_1") : updated(room, "news"))
            .toArray(RoomEvent[]::new));
    return eventsAfter(begin).stream().map(StoredEvent::id).toList();
  }

  private static DeadLetter letter(EventId id, String reason) {
    return new DeadLetter(
        id,
        Room.of(started(LOBBY, "RM_1")).ref(),
        "room_started",
        TestClock.START,
        TestClock.START.plusSeconds(5),
        5,
        reason);
  }
}
