package dev.atrium.ws.nkmedia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one connection is subscribed to, in the order in which it asked. The automatic subscriptions
 * come first and stay until the end (spec §3.5.1).
 */
final class NkSubscriptions {
  private final NkTopics topics;
  private final NkSubscriber owner;
  private final SequencedMap<NkTopic, Entry> entries = new LinkedHashMap<>(4);
  private boolean ended;

  NkSubscriptions(NkTopics topics, NkSubscriber owner) {
    this.topics = topics;
    this.owner = owner;
  }

  /**
   * A subscription as it is listed.
   *
   * @param automatic whether the server made it
   */
  record Entry(NkTopic topic, ObjectNode body, boolean automatic) {}

  synchronized void addAutomatic(NkTopic topic) {
    put(new Entry(topic, NkJson.object(), true));
  }

  /**
   * Adds a subscription, or gives one that is there another body.
   *
   * @return {@code false}, having done nothing, if there are {@code most} already
   */
  synchronized boolean add(NkTopic topic, ObjectNode body, int most) {
    Entry known = entries.get(topic);
    if (known == null && entries.size() >= most) {
      return false;
    }
    put(new Entry(topic, body, known != null && known.automatic()));
    return true;
  }

  /** Of an automatic subscription only the body goes. */
  synchronized void remove(NkTopic topic) {
    Entry known = entries.get(topic);
    if (known == null) {
      return;
    }
    if (known.automatic()) {
      put(new Entry(topic, NkJson.object(), true));
      return;
    }
    entries.remove(topic);
    topics.remove(topic, owner);
  }

  /** The newest one first. */
  synchronized List<Entry> newestFirst() {
    return new ArrayList<>(entries.sequencedValues().reversed());
  }

  /** Removes them all, for good. */
  synchronized void end() {
    ended = true;
    entries.keySet().forEach(topic -> topics.remove(topic, owner));
    entries.clear();
  }

  private void put(Entry entry) {
    if (!ended) {
      entries.put(entry.topic(), entry);
      topics.add(entry.topic(), owner, entry.body());
    }
  }
}
