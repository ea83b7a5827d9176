package dev.atrium.core;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubscribingDurablyTest {
  private static final SubscriberName RECEIVER = new SubscriberName("receiver");

  private final TestEngine engine = TestEngine.create();
  private final Subscribers subscribers = engine.subscribers();

  @Test
  void whoeverIsNewBeginsAtThePresentAndStaysThere() {
    create(LOBBY);

    Progress first = subscribers.resume(RECEIVER);
    create(STUDIO);
    Progress second = subscribers.resume(RECEIVER);

    assertThat(first).isEqualTo(second);
    assertThat(subscribers.eventsAfter(second.cursor(), 10))
        .extracting(stored -> stored.event().room().name())
        .containsExactly(STUDIO);
  }

  @Test
  void whoeverIsKnownGoesOnWhereItStopped() {
    subscribers.resume(RECEIVER);
    create(LOBBY);
    Progress progress = Progress.from(subscribers.latestEvent());
    subscribers.save(RECEIVER, progress);
    create(STUDIO);

    assertThat(subscribers.resume(RECEIVER)).isEqualTo(progress);
  }

  private void create(RoomName name) {
    engine.store().change(name, none -> List.of(started(name, "RM_" + name.value())));
  }
}
