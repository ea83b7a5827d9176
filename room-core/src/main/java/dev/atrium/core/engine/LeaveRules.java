package dev.atrium.core.engine;

import dev.atrium.core.FinishReason;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.LegStopped;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.RoomEvent.TrackWithdrawn;
import dev.atrium.core.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How legs, stays and rooms end: tracks before the leg they came over, participants before their
 * room. A leg that hears just one publishing leg does not outlive it (nkMEDIA spec §4.8).
 */
final class LeaveRules {
  private LeaveRules() {}

  /** Everyone leaves, then the room is over. */
  static List<RoomEvent> finish(Room room, FinishReason reason, Instant now) {
    LeaveReason told =
        reason == FinishReason.DELETED ? LeaveReason.ROOM_DELETED : LeaveReason.ROOM_CLOSED;
    Draft draft = new Draft(room, now);
    room.participants().values().forEach(participant -> depart(draft, participant, told));
    draft.add(new RoomFinished(draft.ref(), now, reason));
    return draft.events();
  }

  /** Ends one leg, with the last one the stay; nothing happens where there is no such leg. */
  static List<RoomEvent> stopLeg(
      Room room,
      ParticipantIdentity identity,
      MediaSessionId leg,
      LeaveReason reason,
      Instant now) {
    Draft draft = new Draft(room, now);
    room.participant(identity).ifPresent(present -> stopLeg(draft, present, leg, reason));
    return draft.events();
  }

  /** Ends a stay, and the legs that heard one of its legs. */
  static void leave(Draft draft, Participant participant, LeaveReason reason) {
    depart(draft, participant, reason);
    participant.legs().forEach(leg -> stopListeners(draft, leg.id()));
  }

  static void unpublish(Draft draft, Participant participant, Track track) {
    Participant left = participant.withoutTrack(track.sid());
    draft.add(
        track.isAnnounced()
            ? new TrackWithdrawn(draft.ref(), draft.now(), left, track)
            : new TrackUnpublished(draft.ref(), draft.now(), left, track));
  }

  static void stopLeg(Draft draft, Participant participant, MediaSessionId id, LeaveReason reason) {
    Optional<MediaSession> leg = participant.leg(id);
    if (leg.isEmpty()) {
      return;
    }
    if (participant.legs().size() == 1) {
      leave(draft, participant, reason);
      return;
    }
    participant.tracks().stream()
        .filter(track -> track.leg().equals(id))
        .forEach(track -> unpublish(draft, draft.participant(participant.identity()), track));
    Participant left = draft.participant(participant.identity()).withoutLeg(id);
    draft.add(new LegStopped(draft.ref(), draft.now(), left, leg.get(), reason));
    stopListeners(draft, id);
  }

  private static void depart(Draft draft, Participant participant, LeaveReason reason) {
    participant
        .tracks()
        .forEach(track -> unpublish(draft, draft.participant(participant.identity()), track));
    draft.add(
        new ParticipantLeft(
            draft.ref(), draft.now(), draft.participant(participant.identity()), reason));
  }

  private static void stopListeners(Draft draft, MediaSessionId publisher) {
    for (Participant other : draft.room().participants().values()) {
      other.legs().stream()
          .filter(leg -> leg.peer().filter(publisher::equals).isPresent())
          .forEach(leg -> stopListener(draft, other.identity(), leg.id()));
    }
  }

  private static void stopListener(Draft draft, ParticipantIdentity identity, MediaSessionId leg) {
    draft
        .room()
        .participant(identity)
        .ifPresent(present -> stopLeg(draft, present, leg, LeaveReason.PUBLISHER_LEFT));
  }
}
