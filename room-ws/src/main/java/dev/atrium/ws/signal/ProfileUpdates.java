package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Permission;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events that change nothing but the profile of a participant, and so say nothing that a
 * later one of them does not say too, from those that have to be told in any case. A changed
 * permission is one of the latter: what else is told, and to whom, depends on it.
 *
 * <p>Is to see the events of a room in their order, by one thread at a time.
 */
final class ProfileUpdates {
  private final Map<ParticipantSid, Permission> permissions = new HashMap<>();

  /** Whose profile alone it changes; {@code null} if it does, or may do, anything else. */
  @Nullable ParticipantSid subject(RoomEvent event) {
    if (event instanceof RoomEvent.RoomFinished) {
      permissions.clear();
      return null;
    }
    return event instanceof ParticipantEvent about ? subject(about) : null;
  }

  private @Nullable ParticipantSid subject(ParticipantEvent event) {
    ParticipantSid sid = event.participant().sid();
    if (event instanceof RoomEvent.ParticipantLeft) {
      permissions.remove(sid);
      return null;
    }
    Permission now = event.participant().permission();
    Permission before = permissions.put(sid, now);
    boolean same = now.equals(before);
    return same && event instanceof RoomEvent.ParticipantUpdated ? sid : null;
  }
}
