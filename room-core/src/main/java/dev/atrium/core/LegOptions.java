package dev.atrium.core;

import java.util.Optional;

/**
 * A leg to be.
 *
 * @param id empty for a LiveKit client, whose single leg is called like its stay
 * @param peer the publishing leg to hear, for a leg that hears just one
 * @param autoSubscribe whether it is to get every track that it may, without asking
 */
public record LegOptions(
    Optional<MediaSessionId> id,
    MediaSession.Role role,
    Optional<MediaSessionId> peer,
    boolean autoSubscribe) {
  /** The one leg of a LiveKit client. */
  public static final LegOptions WHOLE =
      new LegOptions(Optional.empty(), MediaSession.Role.BOTH, Optional.empty(), true);

  /** The one leg of a LiveKit client that says itself what it wants to receive. */
  public static final LegOptions SELECTIVE =
      new LegOptions(Optional.empty(), MediaSession.Role.BOTH, Optional.empty(), false);

  /** A leg that gets what it asks for. */
  public LegOptions(
      Optional<MediaSessionId> id, MediaSession.Role role, Optional<MediaSessionId> peer) {
    this(id, role, peer, false);
  }
}
