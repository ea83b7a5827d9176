package dev.atrium.core.memory;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.Transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The latest events, oldest overwritten first. Safe for several threads. */
final class RecentEvents {
  private final StoredEvent[] ring;
  private long appended;

  RecentEvents(int capacity) {
    ring = new StoredEvent[capacity];
  }

  synchronized StoredEvent append(Step step) {
    appended++;
    StoredEvent stored = step.stored(id(appended));
    ring[slot(appended)] = stored;
    return stored;
  }

  synchronized EventId latest() {
    return id(appended);
  }

  synchronized EventId earliest() {
    return id(forgotten());
  }

  /** Halves the kept ones until it is found, as if their instants were in order. */
  synchronized EventId latestBefore(Instant instant) {
    long before = forgotten();
    long from = appended;
    while (before < from) {
      long middle = before + (from - before + 1) / 2;
      if (ring[slot(middle)].event().at().isBefore(instant)) {
        before = middle;
      } else {
        from = middle - 1;
      }
    }
    return id(before);
  }

  synchronized Optional<StoredEvent> find(EventId id) {
    return EventPosition.of(id)
        .filter(position -> position > forgotten() && position <= appended)
        .map(position -> ring[slot(position)]);
  }

  synchronized long between(EventId after, EventId upTo) {
    return known(upTo) - known(after);
  }

  synchronized List<StoredEvent> after(EventId after, int limit) {
    long position = known(after);
    if (position < forgotten()) {
      throw new RoomException(new EventsForgotten(after));
    }
    int count = (int) Math.min(limit, appended - position);
    StoredEvent[] found = new StoredEvent[count];
    for (int i = 0; i < count; i++) {
      found[i] = ring[slot(position + 1 + i)];
    }
    return List.of(found);
  }

  private int slot(long position) {
    return (int) (position % ring.length);
  }

  /** How many of the oldest are gone. */
  private long forgotten() {
    return Math.max(0, appended - ring.length);
  }

  private long known(EventId id) {
    return EventPosition.of(id)
        .filter(position -> position <= appended)
        .orElseThrow(() -> new RoomException(new EventsForgotten(id)));
  }

  private static EventId id(long position) {
    return EventPosition.id(position);
  }
}
