package dev.atrium.ws.nkmedia;

import dev.atrium.core.EventId;
import dev.atrium.core.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one connection was told of stored events, and what it still is to be told. While it is
 * behind, a reader passes over the events from where one of its subscriptions begins, and tells
 * each to those that want it and were not told it; whatever happens meanwhile lies ahead of the
 * reader. Of each subscription it is enough to know where it begins and, while the reader is on its
 * way, what it was told before. Not safe for several threads.
 */
final class NkPast {
  private final Map<NkTopic, Wanted> wanted = new HashMap<>(2);
  private volatile boolean behind;
  private boolean reading;
  private int turns;
  private long turnedTo;
  private Place place = Place.NOWHERE;

  /**
   * Where the reader is: everything up to there is passed.
   *
   * @param rest of which only some frames are passed; {@code null} if none
   */
  record Place(EventId id, long spot, @Nullable StoredEvent rest) {
    private static final Place NOWHERE = new Place(new EventId(""), 0, null);
  }

  /** A stretch of reading, over as soon as the reader has to turn back. */
  record Stretch(Place from, int turn) {}

  private static final class Wanted {
    private final NkSpots told = new NkSpots();
    private NkWish wish;

    private Wanted(NkWish wish) {
      this.wish = wish;
    }
  }

  /** Adds a subscription, or changes it: it goes on to want what it did. The wish from now on. */
  NkWish put(NkTopic topic, NkWish wish) {
    Wanted known = wanted.putIfAbsent(topic, new Wanted(wish));
    if (known != null && known.wish.from() < wish.from()) {
      known.wish = wish.from(known.wish.from());
    } else if (known != null) {
      known.wish = wish;
    }
    return known == null ? wish : known.wish;
  }

  void remove(NkTopic topic) {
    wanted.remove(topic);
  }

  /**
   * Has the reader begin at that place, if it would otherwise miss what comes after.
   *
   * @param present the spot up to which everything was told, unless the connection is behind
   */
  void readFrom(Place earlier, long present) {
    long passed = behind ? place.spot() : present;
    if (earlier.spot() >= passed) {
      return;
    }
    for (Wanted each : wanted.values()) {
      long from = each.wish.from();
      each.told.add(behind ? Math.max(from, turnedTo) : from, passed);
    }
    behind = true;
    turns++;
    turnedTo = earlier.spot();
    place = earlier;
  }

  boolean isBehind() {
    return behind;
  }

  /** Whether a reader is to begin; from then on there is one. */
  boolean beginReading() {
    boolean begins = behind && !reading;
    reading = behind;
    return begins;
  }

  Stretch stretch() {
    return new Stretch(place, turns);
  }

  /** Whether the reader has not been turned back since. */
  boolean goesOn(Stretch stretch) {
    return stretch.turn() == turns;
  }

  void passed(EventId event, long spot) {
    place = new Place(event, spot, null);
  }

  /** There is nothing more to read: subscriptions are told what happens. */
  void catchUp() {
    behind = false;
    reading = false;
    wanted.values().forEach(each -> each.told.clear());
  }

  /** How the frame there is to be told; empty if nobody wants it, or the connection has had it. */
  Optional<NkWish> wish(NkEvent event) {
    NkWish all = null;
    for (NkTopic topic : event.topic().matching()) {
      Wanted each = wanted.get(topic);
      if (each != null && each.wish.wants(event)) {
        if (each.told.contains(event.spot())) {
          return Optional.empty();
        }
        all = all == null ? each.wish : all.under(each.wish);
      }
    }
    return Optional.ofNullable(all);
  }
}
