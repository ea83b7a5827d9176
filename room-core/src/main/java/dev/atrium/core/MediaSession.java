package dev.atrium.core;

import java.util.Optional;

/**
 * A leg: one media connection of a participant. A LiveKit client has a single one that publishes
 * and listens; an nkMEDIA user has one for each publish or listen session.
 *
 * @param node the node that holds its connection and answers for it
 * @param peer the publishing leg that a listening one hears, where it hears just one
 * @param up whether its media flow
 * @param autoSubscribe whether it gets every track that it may, without asking
 */
public record MediaSession(
    MediaSessionId id,
    NodeId node,
    Role role,
    Optional<MediaSessionId> peer,
    boolean up,
    boolean autoSubscribe) {

  /** One that gets what it asks for. */
  public MediaSession(
      MediaSessionId id, NodeId node, Role role, Optional<MediaSessionId> peer, boolean up) {
    this(id, node, role, peer, up, false);
  }

  /** Which way media may flow over a leg. */
  public enum Role {
    PUBLISHER,
    LISTENER,
    BOTH
  }

  public MediaSession raised() {
    return with(node, true);
  }

  public MediaSession lowered() {
    return with(node, false);
  }

  /** On that node; if that is another one, its media have yet to come up there. */
  public MediaSession on(NodeId other) {
    return with(other, up && node.equals(other));
  }

  private MediaSession with(NodeId holder, boolean flowing) {
    return new MediaSession(id, holder, role, peer, flowing, autoSubscribe);
  }
}
