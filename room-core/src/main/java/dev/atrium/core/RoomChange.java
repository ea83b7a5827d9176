package dev.atrium.core;

/**
 * A committed event, as it is told to subscribers.
 *
 * @param room the room right after it; after {@link RoomEvent.RoomFinished} as it last was, empty
 */
public record RoomChange(StoredEvent stored, Room room) {
  public RoomEvent event() {
    return stored.event();
  }
}
