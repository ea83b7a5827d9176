package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class NkPublisherTest {
  private static final NkTopic TOPIC = new NkTopic("news", "", "", "");

  private final NkTopics topics = new NkTopics();
  private final NkPublisher publisher = new NkPublisher(topics, Runnable::run);

  @Test
  void bodiesAreNotWalkedThroughAtEachEvent() {
    CountedBody body = new CountedBody();
    topics.add(TOPIC, new TestSubscriber(), NkWish.plain(body));
    int before = body.hashed;

    for (int i = 0; i < 10; i++) {
      publisher.publish(NkEvent.toAll(TOPIC, NkJson.object()));
    }

    assertThat(body.hashed).isEqualTo(before);
  }

  @Test
  void thoseWhoseBodiesSayTheSameAreToldTheSameText() {
    List<TestSubscriber> listeners = new ArrayList<>();
    for (String number : List.of("1", "2", "1")) {
      TestSubscriber listener = new TestSubscriber();
      listeners.add(listener);
      topics.add(TOPIC, listener, NkWish.plain(NkJson.object().put("n", number)));
    }

    publisher.publish(NkEvent.toAll(TOPIC, NkJson.object()));

    assertThat(listeners.get(0).heads().getFirst())
        .isSameAs(listeners.get(2).heads().getFirst())
        .isNotEqualTo(listeners.get(1).heads().getFirst());
  }

  private static final class CountedBody extends ObjectNode {
    private static final long serialVersionUID = 1;

    private int hashed;

    private CountedBody() {
      super(JsonNodeFactory.instance);
      put("a", 1);
    }

    @Override
    public int hashCode() {
      hashed++;
      return super.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }
  }
}
