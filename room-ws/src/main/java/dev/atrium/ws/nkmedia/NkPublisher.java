package dev.atrium.ws.nkmedia;

import dev.atrium.ws.Batch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands events to their subscribers. The frame is written once and shared; only subscriptions with
 * a body of their own make another one of it, and only the tid is each connection's own.
 */
final class NkPublisher {
  private static final NkWords EVENT = NkWords.core("event");

  private final NkTopics topics;
  private final Executor executor;

  NkPublisher(NkTopics topics, Executor executor) {
    this.topics = topics;
    this.executor = executor;
  }

  /** Whether it is worth the trouble to make an event of that class. */
  boolean isAnybodyThereFor(String kind) {
    return topics.isAnybodyThereFor(kind);
  }

  void publish(NkEvent event) {
    Heads heads = new Heads(event);
    try (Batch sender = new Batch(executor)) {
      topics.match(
          event,
          (subscriber, wish) -> {
            if (subscriber.mayHear(event.topic())
                && event.audience().test(subscriber)
                && !(event.isStored() && subscriber.isBehind())) {
              subscriber.tell(heads.with(wish), sender);
            }
          });
    }
  }

  /** The frame of an event up to the tid. */
  static String head(NkEvent event, NkWish wish) {
    return NkResponses.requestHead(EVENT, NkMapper.event(event, wish));
  }

  /**
   * Stored events up to that spot are lost to everybody who waits for one, and not to those who
   * read them.
   *
   * @param such what topics such events are told to
   */
  void giveUp(Predicate<NkTopic> such, long upTo) {
    for (NkSubscriber subscriber : topics.subscribers(such, upTo)) {
      if (!subscriber.isBehind()) {
        subscriber.misses();
      }
    }
  }

  /** The frames of one event up to the tid, by what the subscription says about them. */
  private static final class Heads {
    private final NkEvent event;
    private final Map<Variant, String> written = new HashMap<>(2);
    private @Nullable String plain;

    private record Variant(ObjectNode under, boolean marked, int hash) {
      static Variant of(NkWish wish) {
        return new Variant(wish.body(), wish.marked(), wish.bodyHash());
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Variant variant
            && hash == variant.hash
            && marked == variant.marked
            && under.equals(variant.under);
      }

      @Override
      public int hashCode() {
        return hash;
      }
    }

    Heads(NkEvent event) {
      this.event = event;
    }

    String with(NkWish wish) {
      if (!wish.isPlain()) {
        return of(wish);
      }
      if (plain == null) {
        plain = of(wish);
      }
      return plain;
    }

    private String of(NkWish wish) {
      Variant variant = Variant.of(wish);
      String head = written.get(variant);
      if (head == null) {
        head = head(event, wish);
        written.put(variant, head);
      }
      return head;
    }
  }
}
