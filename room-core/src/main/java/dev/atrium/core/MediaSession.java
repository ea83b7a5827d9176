package dev.atrium.core;

import java.util.Optional;

/**
 * A leg: one media connection of a participant. A LiveKit client has a single one that publishes
 * and listens; an nkMEDIA user has one for each publish or listen session.
 *
 * @param node the node that holds its connection and answers for it
 * @param peer the publishing leg that a listening one hears, where it hears just one
 * @param up whether its media flow
 */
public record MediaSession(
    MediaSessionId id, NodeId node, Role role, Optional<MediaSessionId> peer, boolean up) {

  /** Which way media may flow over a leg. */
  public enum Role {
    PUBLISHER,
    LISTENER,
    BOTH
  }

  public MediaSession raised() {
    return new MediaSession(id, node, role, peer, true);
  }
}
