package dev.atrium.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What whoever knows a room's name may count on.
 *
 * @param expires whole seconds; for a room that has no lease, the time of the credentials only
 * @param credentials empty while TURN is switched off
 */
public record RoomLease(Instant expires, Optional<TurnCredentials> credentials) {}
