package dev.atrium.core.engine;

import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.TrackNotFound;
import dev.atrium.core.RoomEvent.TrackMuted;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;

/** Publishing, unpublishing and muting tracks. */
final class TrackRules {
  private TrackRules() {}

  static void publish(
      Draft draft, StayRef stay, MediaSessionId leg, TrackOptions options, TrackSid sid) {
    Participant participant = draft.participant(stay);
    draft.leg(participant, leg);
    if (!participant.permission().admits(options.type(), options.source())) {
      throw new RoomException(new PermissionDenied());
    }
    Track track = new Track(sid, leg, options, false, "");
    draft.add(new TrackPublished(draft.ref(), draft.now(), participant.withTrack(track), track));
  }

  /** Nothing happens where there is no such track. */
  static void unpublish(Draft draft, StayRef stay, TrackSid sid) {
    Participant participant = draft.participant(stay);
    participant.track(sid).ifPresent(track -> LeaveRules.unpublish(draft, participant, track));
  }

  /** Refuses a track that the participant does not have; muting a muted one changes nothing. */
  static void mute(Draft draft, Participant participant, TrackSid sid, boolean muted) {
    Track track =
        participant
            .track(sid)
            .orElseThrow(() -> new RoomException(new TrackNotFound(draft.room().name(), sid)));
    if (track.muted() == muted) {
      return;
    }
    Track changed = track.withMuted(muted);
    draft.add(new TrackMuted(draft.ref(), draft.now(), participant.withTrack(changed), changed));
  }
}
