package dev.atrium.core;

import java.util.Map;
import java.util.Optional;

/**
 * How far a durable subscriber has come.
 *
 * @param cursor it was told of everything up to there, but for the rooms that lag
 * @param lagging rooms of which it was told less, each with the position up to which it was
 * @param until the position at which it ends; empty for a subscriber that goes on
 * @param missed how many events were forgotten before it could be told of them
 */
public record Progress(
    EventId cursor, Map<RoomName, EventId> lagging, Optional<EventId> until, long missed) {

  public Progress {
    lagging = Map.copyOf(lagging);
  }

  /** Of a subscriber to whatever comes after that position. */
  public static Progress from(EventId position) {
    return new Progress(position, Map.of(), Optional.empty(), 0);
  }

  /** Of a subscriber to what comes after one position, up to another. */
  public static Progress between(EventId position, EventId until) {
    return new Progress(position, Map.of(), Optional.of(until), 0);
  }
}
