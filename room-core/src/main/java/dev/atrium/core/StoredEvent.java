package dev.atrium.core;

import java.util.Optional;

/**
 * An event and where it stands in the store.
 *
 * @param version of the room's life after this event: 1, 2, 3 … without a gap
 * @param snapshot the room right after it, at its end as it last was; empty for events that an
 *     earlier release stored
 */
public record StoredEvent(
    EventId id, long version, RoomEvent event, Optional<RoomSnapshot> snapshot) {

  /** By which it can be asked for again. */
  public EventMark mark() {
    return EventMark.of(this);
  }
}
