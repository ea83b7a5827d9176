package dev.atrium.core;

/**
 * An event and where it stands in the store.
 *
 * @param version of the room's life after this event: 1, 2, 3 … without a gap
 */
public record StoredEvent(EventId id, long version, RoomEvent event) {}
