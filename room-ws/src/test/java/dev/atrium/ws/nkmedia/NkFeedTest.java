package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.StoredEvents;
import dev.atrium.core.TestEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that cannot be told. */
class NkFeedTest {
  private static final NkTopic LOBBY = new NkTopic(NkRoomNews.CLASS, "room", "info", "lobby");
  private static final NkTopic ROOMS =
      new NkTopic(NkRoomNews.CLASS, NkTopic.ANY, NkTopic.ANY, NkTopic.ANY);

  private final TestEngine engine = TestEngine.create();
  private final NkTopics topics = new NkTopics();
  private final NkMetrics metrics = new NkMetrics(new SimpleMeterRegistry(), List.of());
  private final NkPublisher publisher = new NkPublisher(topics, Runnable::run);
  private final NkFeed feed = new NkFeed(engine.rooms(), publisher, metrics);
  private final TestSubscriber listener = new TestSubscriber();

  @BeforeEach
  void begin() {
    TestPast.say(engine, "before");
    feed.begin();
  }

  @Test
  void whoeverWaitsForItIsCutOffAndCanReadIt() {
    EventId before = feed.told();

    StoredEvent failed = fail().getFirst();

    assertThat(listener.missed()).isEqualTo(1);
    assertThat(feed.after(before, 10)).containsExactly(failed);
  }

  @Test
  void whoeverComesThenIsToldTheNextOne() {
    List<StoredEvent> events = fail();
    topics.remove(LOBBY, listener);
    TestSubscriber late = subscribe(LOBBY, feed.toldSpot());

    feed.tell(events.getLast());

    assertThat(late.missed()).isZero();
    assertThat(late.heads()).singleElement().asString().contains("two");
  }

  @Test
  void whoeverWaitsForOtherRoomsGoesOn() {
    TestSubscriber elsewhere =
        subscribe(new NkTopic(NkRoomNews.CLASS, "room", "info", "studio"), feed.toldSpot());
    TestSubscriber everywhere = subscribe(ROOMS, feed.toldSpot());

    fail();

    assertThat(elsewhere.missed()).isZero();
    assertThat(everywhere.missed()).isEqualTo(1);
  }

  @Test
  void whoeverReadsThePastReadsItToo() {
    TestSubscriber reader = subscribe(ROOMS, feed.toldSpot());
    reader.readItself();
    EventId before = feed.told();
    TestPast.say(engine, "one");
    TestPast.say(engine, "two");

    feed.giveUp();

    assertThat(reader.missed()).isZero();
    assertThat(feed.after(before, 10)).hasSize(2).isEqualTo(engine.rooms().eventsAfter(before, 10));
  }

  @Test
  void whatIsGivenUpIsToldToNobody() {
    TestSubscriber waiting = subscribe(ROOMS, feed.toldSpot());
    EventId before = feed.told();
    TestPast.say(engine, "one");
    TestPast.say(engine, "two");
    TestSubscriber late = subscribe(ROOMS, feed.presentSpot());

    feed.giveUp();
    engine.rooms().eventsAfter(before, 10).forEach(feed::tell);
    engine.rooms().create(OWNER, leased(STUDIO));
    engine.rooms().eventsAfter(feed.told(), 10).forEach(feed::tell);

    assertThat(waiting.missed()).isEqualTo(1);
    assertThat(late.missed()).isZero();
    assertThat(late.heads()).singleElement().asString().contains("created");
  }

  @Test
  void whatCannotBeGivenUpForWantOfAStoreIsGivenUpLater() {
    AtomicBoolean broken = new AtomicBoolean();
    NkFeed lagging = new NkFeed(new Fragile(engine.rooms(), broken), publisher, metrics);
    lagging.begin();
    EventId before = lagging.told();
    TestPast.say(engine, "one");
    broken.set(true);
    assertThatThrownBy(lagging::giveUp).isInstanceOf(RoomException.class);
    broken.set(false);
    TestSubscriber waiting = subscribe(ROOMS, lagging.toldSpot());

    engine.rooms().eventsAfter(before, 10).forEach(lagging::tell);

    assertThat(waiting.missed()).isEqualTo(1);
    assertThat(waiting.heads()).isEmpty();
  }

  /** Two events of the lobby, of which the first could not be told. */
  private List<StoredEvent> fail() {
    EventId before = feed.told();
    TestPast.say(engine, "one");
    TestPast.say(engine, "two");
    List<StoredEvent> events = engine.rooms().eventsAfter(before, 10);
    topics.add(LOBBY, listener, NkWish.plain(NkJson.object()));
    listener.fail(true);
    assertThatThrownBy(() -> feed.tell(events.getFirst())).hasMessage("provoked");
    listener.fail(false);
    return events;
  }

  private TestSubscriber subscribe(NkTopic topic, long from) {
    TestSubscriber subscriber = new TestSubscriber();
    topics.add(topic, subscriber, NkWish.plain(NkJson.object()).from(from));
    return subscriber;
  }

  /** Events of a store that cannot say which is the last one while it is broken. */
  private record Fragile(StoredEvents events, AtomicBoolean broken) implements StoredEvents {

    @Override
    public EventId latestEvent() {
      if (broken.get()) {
        throw new RoomException(new StoreUnavailable());
      }
      return events.latestEvent();
    }

    @Override
    public List<StoredEvent> eventsAfter(EventId after, int limit) {
      return events.eventsAfter(after, limit);
    }

    @Override
    public Optional<StoredEvent> event(EventId id) {
      return events.event(id);
    }

    @Override
    public long eventsBetween(EventId after, EventId upTo) {
      return events.eventsBetween(after, upTo);
    }
  }
}
