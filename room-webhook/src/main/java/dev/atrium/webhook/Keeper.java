package dev.atrium.webhook;

import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.SubscriberName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the progress of a subscriber, a moment after it was made. For its turns alone. */
final class Keeper {
  private static final Logger log = LoggerFactory.getLogger(Keeper.class);
  private static final Duration WITHIN = Duration.ofMillis(250);

  private final SubscriberName name;
  private final Means means;
  private final Turns turns;
  private final Cursor cursor;
  private final Backlog backlog;
  private boolean changed;
  private boolean waiting;

  Keeper(SubscriberName name, Means means, Turns turns, Cursor cursor, Backlog backlog) {
    this.name = name;
    this.means = means;
    this.turns = turns;
    this.cursor = cursor;
    this.backlog = backlog;
  }

  /** There is something to save, soon. */
  void changed() {
    changed = true;
    if (!waiting) {
      waiting = true;
      means.alarm().after(WITHIN, () -> turns.take(this::saveChanged));
    }
  }

  /** Saves it for the last time. */
  void close() {
    try {
      save();
    } catch (RoomException e) {
      log.warn("{} could not be saved: it begins a little earlier next time", name, e);
    }
  }

  private void save() {
    Map<RoomName, EventId> lagging = new HashMap<>();
    backlog.lanes().forEach(lane -> lagging.put(lane.room(), lane.told()));
    means
        .subscribers()
        .save(name, new Progress(cursor.position(), lagging, cursor.until(), cursor.missed()));
    changed = false;
  }

  private void saveChanged() {
    waiting = false;
    if (!changed) {
      return;
    }
    try {
      save();
    } catch (RoomException e) { // the store is away
      changed();
    }
  }
}
