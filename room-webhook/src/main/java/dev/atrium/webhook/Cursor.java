package dev.atrium.webhook;

import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.Subscribers;
import java.util.List;
import java.util.Optional;

/** Where a subscriber reads the log. What the log no longer has is counted and passed over. */
final class Cursor {
  private final Subscribers events;
  private final Ledger ledger;
  private final Optional<EventId> until;
  private volatile EventId position;
  private long missed;

  Cursor(Subscribers events, Progress progress, Ledger ledger) {
    this.events = events;
    this.ledger = ledger;
    this.until = progress.until();
    this.position = progress.cursor();
    this.missed = progress.missed();
  }

  /** Up to where everything was read. */
  EventId position() {
    return position;
  }

  Optional<EventId> until() {
    return until;
  }

  /** How many events were forgotten before they could be read, or sent. */
  long missed() {
    return missed;
  }

  /** So many more. */
  void miss(long count) {
    missed += count;
    ledger.missed(count);
  }

  void moveTo(EventId read) {
    position = read;
  }

  /** What comes next, nothing beyond its end; none for the time being, or for ever. */
  List<StoredEvent> next(int limit) {
    position = kept(position);
    long left = until.map(end -> events.eventsBetween(position, end)).orElse((long) limit);
    return left <= 0 ? List.of() : events.eventsAfter(position, (int) Math.min(limit, left));
  }

  /** What comes after a position that was read before, nothing beyond the cursor. */
  List<StoredEvent> reread(EventId after, int limit) {
    EventId from = kept(after);
    long left = events.eventsBetween(from, position);
    return left <= 0 ? List.of() : events.eventsAfter(from, (int) Math.min(limit, left));
  }

  /** Whether it has come to its end. */
  boolean isAtEnd() {
    return until.filter(end -> events.eventsBetween(position, end) <= 0).isPresent();
  }

  /** How many events there are that it has yet to read. For any thread. */
  long lag() {
    return Math.max(0, events.eventsBetween(position, until.orElseGet(events::latestEvent)));
  }

  private EventId kept(EventId after) {
    EventId earliest = events.earliestEvent();
    long forgotten = forgotten(after, earliest);
    if (forgotten <= 0) {
      return after;
    }
    miss(forgotten);
    return earliest;
  }

  private long forgotten(EventId after, EventId earliest) {
    try {
      return events.eventsBetween(after, earliest);
    } catch (RoomException e) {
      if (e.error() instanceof EventsForgotten) { // of another log than this one
        position = earliest;
        return 1;
      }
      throw e;
    }
  }
}
