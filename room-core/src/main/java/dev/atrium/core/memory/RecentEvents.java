package dev.atrium.core.memory;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.Transition.Step;
import java.util.List;

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

  synchronized List<StoredEvent> after(EventId after, int limit) {
    long position = position(after);
    if (position < appended - ring.length || position > appended) {
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

  private static EventId id(long position) {
    return new EventId(Long.toString(position));
  }

  /** Refuses what no event was ever called, in whatever way the number is written. */
  private static long position(EventId id) {
    try {
      long position = Long.parseLong(id.value());
      if (position >= 0 && id(position).equals(id)) {
        return position;
      }
    } catch (NumberFormatException e) {
      // no number either
    }
    throw new RoomException(new EventsForgotten(id));
  }
}
