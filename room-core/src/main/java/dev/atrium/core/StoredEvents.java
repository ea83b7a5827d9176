package dev.atrium.core;

import java.util.List;
import java.util.Optional;

/**
 * What happened in all rooms, in the order of the commits, as far as it is not forgotten yet.
 * Positions mean the same after a restart.
 */
public interface StoredEvents {

  /** The position after which everything is yet to happen. */
  EventId latestEvent();

  /**
   * At most {@code limit} of the events after that one, in order.
   *
   * @throws RoomException {@link RoomError.EventsForgotten} when some of them are gone
   */
  List<StoredEvent> eventsAfter(EventId after, int limit);

  /** That event, unless it is forgotten or never was. */
  Optional<StoredEvent> event(EventId id);

  /**
   * How many events came after the one position up to the other, be they forgotten or not; below
   * zero if the other is the earlier one.
   *
   * @throws RoomException {@link RoomError.EventsForgotten} for a position that never was
   */
  long eventsBetween(EventId after, EventId upTo);

  /**
   * The event that somebody remembers.
   *
   * @throws RoomException {@link RoomError.EventsForgotten} when it is gone, or another one stands
   *     in its place
   */
  default StoredEvent event(EventMark mark) {
    return event(mark.id())
        .filter(found -> found.mark().equals(mark))
        .orElseThrow(() -> new RoomException(new RoomError.EventsForgotten(mark.id())));
  }
}
