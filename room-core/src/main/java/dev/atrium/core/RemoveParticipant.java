package dev.atrium.core;

import java.time.Instant;
import java.util.Optional;

/**
 * End somebody's stay.
 *
 * @param revokeUpTo refuses, in rooms of that name, tokens of that identity that hold from this
 *     instant or an earlier one, or do not say from when; empty lets the identity come again
 */
public record RemoveParticipant(
    RoomName room, ParticipantIdentity identity, Optional<Instant> revokeUpTo) {

  /** A removal after which the identity may come again. */
  public RemoveParticipant(RoomName room, ParticipantIdentity identity) {
    this(room, identity, Optional.empty());
  }
}
