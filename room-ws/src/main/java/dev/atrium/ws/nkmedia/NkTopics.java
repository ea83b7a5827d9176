package dev.atrium.ws.nkmedia;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Who subscribed to what, over all connections. A subscription is filed under its topic, wildcards
 * included; an event is looked up under each of the topics that match it, which are at most eight.
 * So it costs what its subscribers cost, however many others there are.
 */
final class NkTopics {
  private final Map<NkTopic, Map<NkSubscriber, NkWish>> subscribers = new ConcurrentHashMap<>();
  private final Map<String, Integer> topicsOfClass = new ConcurrentHashMap<>();

  /** Adds a subscription or replaces what it said. */
  void add(NkTopic topic, NkSubscriber subscriber, NkWish wish) {
    if (!topic.isReal()) {
      return;
    }
    subscribers.compute(
        topic,
        (same, known) -> {
          Map<NkSubscriber, NkWish> all = known;
          if (all == null) {
            all = new ConcurrentHashMap<>(1);
            topicsOfClass.merge(topic.kind(), 1, Integer::sum);
          }
          all.put(subscriber, wish);
          return all;
        });
  }

  void remove(NkTopic topic, NkSubscriber subscriber) {
    subscribers.computeIfPresent(
        topic,
        (same, all) -> {
          all.remove(subscriber);
          if (!all.isEmpty()) {
            return all;
          }
          topicsOfClass.computeIfPresent(topic.kind(), (kind, n) -> n == 1 ? null : n - 1);
          return null;
        });
  }

  /** Whether an event of that class can have a subscriber at all. */
  boolean isAnybodyThereFor(String kind) {
    return topicsOfClass.containsKey(kind);
  }

  /** Everyone who subscribed to such a topic, and did so before that spot. */
  Set<NkSubscriber> subscribers(Predicate<NkTopic> such, long spot) {
    Set<NkSubscriber> all = new HashSet<>();
    subscribers.forEach(
        (topic, here) -> {
          if (such.test(topic)) {
            here.forEach(
                (subscriber, wish) -> {
                  if (wish.from() < spot) {
                    all.add(subscriber);
                  }
                });
          }
        });
    return all;
  }

  /**
   * Everyone who subscribed to what the event is about and wants it, each once, with what their
   * subscriptions say: bodies are laid over each other, the most specific one last (spec §3.5.3).
   */
  void match(NkEvent event, BiConsumer<NkSubscriber, NkWish> each) {
    List<Map<NkSubscriber, NkWish>> levels = new ArrayList<>(2);
    for (NkTopic topic : event.topic().matching()) {
      Map<NkSubscriber, NkWish> here = subscribers.get(topic);
      if (here != null) {
        levels.add(here);
      }
    }
    if (levels.size() == 1) {
      forWanting(event, levels.getFirst(), each);
    } else {
      Map<NkSubscriber, NkWish> merged = new LinkedHashMap<>();
      levels.forEach(
          level ->
              forWanting(
                  event,
                  level,
                  (subscriber, wish) -> merged.merge(subscriber, wish, NkWish::under)));
      merged.forEach(each);
    }
  }

  private static void forWanting(
      NkEvent event, Map<NkSubscriber, NkWish> all, BiConsumer<NkSubscriber, NkWish> each) {
    all.forEach(
        (subscriber, wish) -> {
          if (wish.wants(event)) {
            each.accept(subscriber, wish);
          }
        });
  }
}
