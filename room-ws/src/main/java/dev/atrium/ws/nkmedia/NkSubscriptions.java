package dev.atrium.ws.nkmedia;

import dev.atrium.core.EventId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one connection is subscribed to, in the order in which it asked. The automatic subscriptions
 * come first and stay until the end (spec §3.5.1).
 */
final class NkSubscriptions {
  private final NkTopics topics;
  private final NkSubscriber owner;
  private final Executor executor;
  private final SequencedMap<NkTopic, Entry> entries = new LinkedHashMap<>(4);
  private final NkPast past = new NkPast();
  private long size;
  private boolean ended;

  NkSubscriptions(NkTopics topics, NkSubscriber owner, Executor executor) {
    this.topics = topics;
    this.owner = owner;
    this.executor = executor;
  }

  /**
   * A subscription as it is listed.
   *
   * @param automatic whether the server made it
   */
  record Entry(NkTopic topic, ObjectNode body, boolean automatic) {}

  /**
   * What one connection may be subscribed to.
   *
   * @param size of the topics and bodies together, in octets ({@link NkJson#weight})
   */
  record Limits(int count, long size) {}

  synchronized void addAutomatic(NkTopic topic) {
    put(new Entry(topic, NkJson.object(), true), NkWish.plain(NkJson.object()));
  }

  /**
   * Adds a subscription, or gives one that is there another body.
   *
   * @return {@code false}, having done nothing, if that would be too much
   */
  synchronized boolean add(NkTopic topic, NkWish wish, Limits limits) {
    if (isTooMuch(topic, wish.body(), limits)) {
      return false;
    }
    Entry known = entries.get(topic);
    put(new Entry(topic, wish.body(), known != null && known.automatic()), wish);
    return true;
  }

  /**
   * Adds one to stored events that may have happened already. To be done {@link NkFeed#meanwhile}.
   *
   * @param toldSpot up to which everything was told
   */
  synchronized boolean addSince(
      NkTopic topic, NkWish wish, Limits limits, NkPast.Place since, long toldSpot) {
    if (!isTooMuch(topic, wish.body(), limits)) {
      past.readFrom(since, toldSpot); // while it knows those alone that were told so far
    }
    return add(topic, wish, limits);
  }

  private boolean isTooMuch(NkTopic topic, ObjectNode body, Limits limits) {
    Entry known = entries.get(topic);
    return known == null
        ? entries.size() >= limits.count() || size + size(topic, body) > limits.size()
        : size - size(known) + size(topic, body) > limits.size();
  }

  private static long size(Entry entry) {
    return size(entry.topic(), entry.body());
  }

  private static long size(NkTopic topic, ObjectNode body) {
    return topic.length() + NkJson.weight(body);
  }

  /** Of an automatic subscription only the body goes. */
  synchronized void remove(NkTopic topic) {
    Entry known = entries.get(topic);
    if (known == null) {
      return;
    }
    if (known.automatic()) {
      addAutomatic(topic);
      return;
    }
    entries.remove(topic);
    size -= size(known);
    past.remove(topic);
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

  /** Whether stored events are to be read, and not to be told as they happen. */
  boolean isBehind() {
    return past.isBehind();
  }

  /** Whether a reader is to begin; from then on there is one. */
  synchronized boolean beginReading() {
    return past.beginReading();
  }

  synchronized NkPast.Stretch stretch() {
    return past.stretch();
  }

  /**
   * Tells of an event that was read what is wanted of it. One thread at a time reads.
   *
   * @param frames of the event
   * @return {@code false}, having done nothing, if the reader has to turn back
   */
  boolean pass(NkPast.Stretch stretch, EventId event, List<NkEvent> frames, long place) {
    List<String> heads;
    synchronized (this) {
      if (ended || !past.goesOn(stretch)) {
        return false;
      }
      heads = wanted(frames);
      past.passed(event, NkSpots.after(place));
    }
    heads.forEach(head -> owner.tell(head, executor)); // may end other connections, so unlocked
    return true;
  }

  private List<String> wanted(List<NkEvent> frames) {
    List<String> heads = new ArrayList<>(frames.size());
    for (NkEvent frame : frames) {
      past.wish(frame)
          .filter(wish -> owner.mayHear(frame.topic()))
          .ifPresent(wish -> heads.add(NkPublisher.head(frame, wish)));
    }
    return heads;
  }

  /**
   * Ends the reading, if that has come as far as the telling. To be done {@link NkFeed#meanwhile}.
   */
  synchronized boolean catchUp(NkPast.Stretch stretch, EventId told) {
    if (!past.goesOn(stretch) || !stretch.from().id().equals(told)) {
      return false;
    }
    past.catchUp();
    return true;
  }

  private void put(Entry entry, NkWish wish) {
    if (!ended) {
      Entry known = entries.put(entry.topic(), entry);
      size += size(entry) - (known == null ? 0 : size(known));
      boolean stored = entry.topic().kind().equals(NkRoomNews.CLASS);
      topics.add(entry.topic(), owner, stored ? past.put(entry.topic(), wish) : wish);
    }
  }
}
