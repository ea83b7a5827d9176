package dev.atrium.core.engine;

import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Live state in, events or a refusal out. */
@FunctionalInterface
interface Rule {
  List<RoomEvent> decide(Optional<Room> live, Revocations revoked, Instant now);
}
