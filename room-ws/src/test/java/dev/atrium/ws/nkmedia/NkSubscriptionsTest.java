package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Patience;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class NkSubscriptionsTest {
  private static final NkTopic ROOMS = new NkTopic(NkRoomNews.CLASS, "room", "info", "lobby");

  private final TestEngine engine = TestEngine.create();

  /** Else two clients whose relays overflow each other's queue would wait for each other. */
  @Test
  void othersGetInWhileThePastIsTold() {
    EventId start = engine.rooms().latestEvent();
    TestPast.say(engine, "one");
    TestPast.say(engine, "two");
    Waiting owner = new Waiting();
    NkSubscriptions subscriptions = owner.subscriptions;
    NkWish wish = new NkWish(NkJson.object(), true, 0);
    NkSubscriptions.Limits one = new NkSubscriptions.Limits(1, 1_000);
    subscriptions.addSince(ROOMS, wish, one, new NkPast.Place(start, 0, null), NkSpots.after(3));
    NkPast.Stretch stretch = subscriptions.stretch();

    long place = 0;
    for (StoredEvent stored : engine.rooms().eventsAfter(start, 10)) {
      place++;
      List<NkEvent> frames = NkRoomNews.of(stored, place);
      assertThat(subscriptions.pass(stretch, stored.id(), frames, place)).isTrue();
    }

    assertThat(owner.heads).hasSize(2);
    assertThat(owner.heads.getFirst()).contains("one");
    assertThat(owner.heads.getLast()).contains("two");
  }

  /** Whoever is told something here does not go on before somebody else has got in. */
  private static final class Waiting implements NkSubscriber {
    private final List<String> heads = new ArrayList<>();
    private final NkSubscriptions subscriptions =
        new NkSubscriptions(new NkTopics(), this, Runnable::run);

    @Override
    public String user() {
      return "waiting";
    }

    @Override
    public boolean mayHear(NkTopic topic) {
      return true;
    }

    @Override
    public boolean isBehind() {
      return true;
    }

    @Override
    public void tell(String head, Executor sender) {
      CompletableFuture<List<NkSubscriptions.Entry>> other =
          CompletableFuture.supplyAsync(subscriptions::newestFirst);
      assertThat(other).succeedsWithin(Patience.LIMIT);
      heads.add(head);
    }

    @Override
    public void misses() {}
  }
}
