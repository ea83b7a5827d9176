package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestEngine;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event that cannot be told. */
class NkFeedTest {
  private static final NkTopic ROOMS = new NkTopic(NkRoomNews.CLASS, "room", "info", "lobby");

  private final TestEngine engine = TestEngine.create();
  private final NkTopics topics = new NkTopics();
  private final NkFeed feed = new NkFeed(engine.rooms(), new NkPublisher(topics, Runnable::run));
  private final TestSubscriber listener = new TestSubscriber();

  @BeforeEach
  void begin() {
    TestPast.say(engine, "before");
    feed.begin();
  }

  @Test
  void whoeverWaitsForItIsCutOffAndCanReadItAfterTheNextOne() {
    EventId before = feed.told();
    List<StoredEvent> events = fail();

    assertThat(listener.missed()).isEqualTo(1);
    assertThat(feed.told()).isEqualTo(before);
    feed.tell(events.getLast());

    assertThat(feed.told()).isEqualTo(events.getLast().id());
    assertThat(feed.after(before, 10)).isEqualTo(events);
  }

  @Test
  void whoeverComesBeforeTheNextOneIsCutOffThen() {
    List<StoredEvent> events = fail();
    topics.remove(ROOMS, listener);
    TestSubscriber late = new TestSubscriber();
    topics.add(ROOMS, late, NkWish.plain(NkJson.object()));

    feed.tell(events.getLast());

    assertThat(late.missed()).isEqualTo(1);
    assertThat(listener.missed()).isEqualTo(1);
  }

  @Test
  void whatFollowsTheNextOneIsToldAsEver() {
    feed.tell(fail().getLast());
    TestPast.say(engine, "three");
    List<StoredEvent> more = engine.rooms().eventsAfter(feed.told(), 10);

    more.forEach(feed::tell);

    assertThat(listener.missed()).isEqualTo(2); // at the failure, and at the next one
    assertThat(listener.heads()).hasSize(2).last().asString().contains("three");
  }

  /** Two events, of which the first could not be told. */
  private List<StoredEvent> fail() {
    TestPast.say(engine, "one");
    TestPast.say(engine, "two");
    List<StoredEvent> events = engine.rooms().eventsAfter(feed.told(), 10);
    topics.add(ROOMS, listener, NkWish.plain(NkJson.object()));
    listener.fail(true);
    assertThatThrownBy(() -> feed.tell(events.getFirst())).hasMessage("provoked");
    listener.fail(false);
    return events;
  }
}
