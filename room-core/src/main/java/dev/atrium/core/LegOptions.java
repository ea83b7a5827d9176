package dev.atrium.core;

import java.util.Optional;

/**
 * A leg to be.
 *
 * @param id empty for a LiveKit client, whose single leg is called like its stay
 * @param peer the publishing leg to hear, for a leg that hears just one
 */
public record LegOptions(
    Optional<MediaSessionId> id, MediaSession.Role role, Optional<MediaSessionId> peer) {

  /** The one leg of a LiveKit client. */
  public static final LegOptions WHOLE =
      new LegOptions(Optional.empty(), MediaSession.Role.BOTH, Optional.empty());
}
