package dev.atrium.ws.nkmedia;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * Who has published a track: with the first one, a leg that both publishes and listens changes its
 * role for good (domain §2). Must be shown every event, in order and by one thread.
 */
final class NkRoles {
  private final Set<ParticipantSid> publishers = new HashSet<>();

  /** Whether there is a change of role in it, or something else than tracks. */
  boolean follow(RoomEvent event) {
    return switch (event) {
      case RoomEvent.TrackPublished e -> publishers.add(e.participant().sid());
      case RoomEvent.ParticipantLeft e -> {
        publishers.remove(e.participant().sid());
        yield true;
      }
      default -> true;
    };
  }
}
