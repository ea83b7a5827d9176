package dev.atrium.core;

import java.time.Instant;

/**
 * The instants from which a room's deadline follows, in whole milliseconds.
 *
 * @param idleSince when the room's idle clock was last set back
 * @param leaseUntil end of the lease in whole seconds; {@link Instant#EPOCH} without one
 * @param departed whether an ordinary participant has been inside and left
 */
public record RoomTimes(
    Instant createdAt, Instant idleSince, Instant leaseUntil, boolean departed) {

  RoomTimes idleFrom(Instant instant) {
    return new RoomTimes(createdAt, later(idleSince, instant), leaseUntil, departed);
  }

  RoomTimes departedAt(Instant instant) {
    return new RoomTimes(createdAt, later(idleSince, instant), leaseUntil, true);
  }

  RoomTimes leasedUntil(Instant until) {
    return new RoomTimes(createdAt, idleSince, later(leaseUntil, until), departed);
  }

  /** A clock that goes back shortens no life. */
  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
