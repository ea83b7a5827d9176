package dev.atrium.ws.nkmedia;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who subscribed to what, over all connections. A subscription is filed under its topic, wildcards
 * included; an event is looked up under each of the topics that match it, which are at most eight.
 * So it costs what its subscribers cost, however many others there are.
 */
final class NkTopics {
  private static final int SUBCLASS = 1;
  private static final int TYPE = 2;
  private static final int OBJ_ID = 4;

  /** Sets of fields that a matching topic may fix, the least specific one first. */
  private static final int[] BY_SPECIFICITY = {
    0,
    SUBCLASS,
    TYPE,
    OBJ_ID,
    SUBCLASS | TYPE,
    SUBCLASS | OBJ_ID,
    TYPE | OBJ_ID,
    SUBCLASS | TYPE | OBJ_ID
  };

  private final Map<NkTopic, Map<NkSubscriber, ObjectNode>> subscribers = new ConcurrentHashMap<>();
  private final Map<String, Integer> topicsOfClass = new ConcurrentHashMap<>();

  /** Adds a subscription or replaces the body it had. */
  void add(NkTopic topic, NkSubscriber subscriber, ObjectNode body) {
    if (!topic.isReal()) {
      return;
    }
    subscribers.compute(
        topic,
        (same, known) -> {
          Map<NkSubscriber, ObjectNode> all = known;
          if (all == null) {
            all = new ConcurrentHashMap<>(1);
            topicsOfClass.merge(topic.kind(), 1, Integer::sum);
          }
          all.put(subscriber, body);
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

  /** Everyone who subscribed to anything of that class. */
  Set<NkSubscriber> subscribersOf(String kind) {
    Set<NkSubscriber> all = new HashSet<>();
    subscribers.forEach(
        (topic, here) -> {
          if (topic.kind().equals(kind)) {
            all.addAll(here.keySet());
          }
        });
    return all;
  }

  /**
   * Everyone who subscribed to what the event is about, each once, with what their subscriptions
   * say: bodies are laid over each other, the most specific one last (spec §3.5.3).
   */
  void match(NkTopic event, BiConsumer<NkSubscriber, ObjectNode> each) {
    Map<NkSubscriber, ObjectNode> found = Map.of();
    for (int fixed : BY_SPECIFICITY) {
      Map<NkSubscriber, ObjectNode> more = under(event, fixed);
      if (found.isEmpty()) {
        found = more;
      } else if (!more.isEmpty()) {
        found = merged(found, more);
      }
    }
    found.forEach(each);
  }

  private Map<NkSubscriber, ObjectNode> under(NkTopic event, int fixed) {
    if (!isSet(event.subclass(), fixed & SUBCLASS)
        || !isSet(event.type(), fixed & TYPE)
        || !isSet(event.objId(), fixed & OBJ_ID)) {
      return Map.of(); // a field that the event lacks matches wildcards alone
    }
    NkTopic topic =
        new NkTopic(
            event.kind(),
            (fixed & SUBCLASS) == 0 ? NkTopic.ANY : event.subclass(),
            (fixed & TYPE) == 0 ? NkTopic.ANY : event.type(),
            (fixed & OBJ_ID) == 0 ? NkTopic.ANY : event.objId());
    return subscribers.getOrDefault(topic, Map.of());
  }

  private static boolean isSet(String field, int needed) {
    return needed == 0 || !field.equals(NkTopic.ANY);
  }

  private static Map<NkSubscriber, ObjectNode> merged(
      Map<NkSubscriber, ObjectNode> general, Map<NkSubscriber, ObjectNode> specific) {
    Map<NkSubscriber, ObjectNode> merged =
        general instanceof HashMap ? general : new LinkedHashMap<>(general);
    specific.forEach((subscriber, body) -> merged.merge(subscriber, body, NkMapper::overlaid));
    return merged;
  }
}
