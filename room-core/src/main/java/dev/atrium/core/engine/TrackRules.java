package dev.atrium.core.engine;

import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.TooManyTracks;
import dev.atrium.core.RoomError.TrackNotFound;
import dev.atrium.core.RoomEvent.TrackAnnounced;
import dev.atrium.core.RoomEvent.TrackMuted;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomEvent.TrackUpdated;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.time.Instant;
import java.util.Optional;

/** Announcing, publishing, unpublishing and muting tracks. */
final class TrackRules {
  /** More than any client has, and few enough to be written with each of its changes. */
  private static final int MOST_TRACKS = 256;

  private TrackRules() {}

  /**
   * Nothing happens where that client id is announced already, or where it is one more codec of a
   * track that is there.
   */
  static void announce(Draft draft, StayRef stay, Track track, Optional<TrackSid> codecOf) {
    Participant participant = draft.participant(stay);
    draft.leg(participant, track.leg());
    if (codecOf.flatMap(participant::anyTrack).isPresent()) {
      return;
    }
    requireAdmitted(participant, track.options());
    if (announced(participant, track.leg(), track.options().clientId()).isPresent()) {
      return;
    }
    requirePlace(participant);
    draft.add(new TrackAnnounced(draft.ref(), draft.now(), participant.withTrack(track), track));
  }

  static void publish(Draft draft, StayRef stay, Track arrived) {
    Participant participant = draft.participant(stay);
    draft.leg(participant, arrived.leg());
    Optional<Track> announced = announced(participant, arrived.leg(), arrived.options().clientId());
    Track track = announced.orElse(arrived).published(arrived.mimeType(), draft.now());
    requireAdmitted(participant, track.options());
    if (announced.isEmpty()) {
      requirePlace(participant);
    }
    draft.add(
        new TrackPublished(
            draft.ref(),
            draft.now(),
            participant.withTrack(track),
            track,
            !participant.publisher()));
  }

  /**
   * Media have arrived: those of the track that was announced under their client id, else of the
   * first one of their type, since not every client keeps to its ids in SDP. A LiveKit client has
   * to announce its tracks; other legs publish what arrives. Nothing happens where that track is
   * published already.
   *
   * @return the sid of the published track
   */
  static TrackSid arrive(Draft draft, StayRef stay, Track arrived) {
    Participant participant = draft.participant(stay);
    Optional<Track> published =
        participant.tracks().stream().filter(track -> isSame(track, arrived)).findFirst();
    Optional<Track> announced =
        participant.announced().stream().filter(track -> isSame(track, arrived)).findFirst();
    if (announced.isEmpty() && published.isPresent()) {
      return published.get().sid();
    }
    Track track = announced.or(() -> firstAnnounced(participant, arrived)).orElse(arrived);
    boolean mustAnnounce = arrived.leg().value().equals(participant.sid().value());
    if (mustAnnounce && track.equals(arrived)) {
      throw new RoomException(new TrackNotFound(draft.room().name(), arrived.sid()));
    }
    publish(draft, stay, track.published(arrived.mimeType(), Instant.EPOCH));
    return track.sid();
  }

  private static boolean isSame(Track track, Track arrived) {
    return track.leg().equals(arrived.leg())
        && track.options().clientId().equals(arrived.options().clientId());
  }

  /** Where media come from of which nobody said it. */
  static TrackSource source(TrackType type) {
    return switch (type) {
      case AUDIO -> TrackSource.MICROPHONE;
      case VIDEO -> TrackSource.CAMERA;
      case DATA -> TrackSource.UNKNOWN;
    };
  }

  private static Optional<Track> firstAnnounced(Participant participant, Track arrived) {
    return participant.announced().stream()
        .filter(track -> track.leg().equals(arrived.leg()))
        .filter(track -> track.options().type() == arrived.options().type())
        .findFirst();
  }

  /** Nothing happens where there is no such track. */
  static void unpublish(Draft draft, StayRef stay, TrackSid sid) {
    Participant participant = draft.participant(stay);
    participant.anyTrack(sid).ifPresent(track -> LeaveRules.unpublish(draft, participant, track));
  }

  /** What identifies a track, and decides whether it may be published, stays. */
  static void describe(Draft draft, StayRef stay, TrackSid sid, TrackOptions asked) {
    Participant participant = draft.participant(stay);
    Track track = track(draft, participant, sid);
    TrackOptions old = track.options();
    TrackOptions options =
        new TrackOptions(
            old.clientId(),
            old.type(),
            old.source(),
            asked.name(),
            asked.size(),
            asked.attributes(),
            old.muted());
    if (options.equals(old)) {
      return;
    }
    Track changed = track.withOptions(options, draft.now());
    draft.add(new TrackUpdated(draft.ref(), draft.now(), participant.withTrack(changed), changed));
  }

  /** Refuses a track that the participant does not have; muting a muted one changes nothing. */
  static void mute(Draft draft, Participant participant, TrackSid sid, boolean muted) {
    Track track = track(draft, participant, sid);
    if (track.muted() == muted) {
      return;
    }
    Track changed = track.withMuted(muted, draft.now());
    draft.add(new TrackMuted(draft.ref(), draft.now(), participant.withTrack(changed), changed));
  }

  private static Track track(Draft draft, Participant participant, TrackSid sid) {
    return participant
        .anyTrack(sid)
        .orElseThrow(() -> new RoomException(new TrackNotFound(draft.room().name(), sid)));
  }

  private static Optional<Track> announced(
      Participant participant, MediaSessionId leg, String clientId) {
    return participant.announced().stream()
        .filter(track -> track.leg().equals(leg) && track.options().clientId().equals(clientId))
        .findFirst();
  }

  private static void requireAdmitted(Participant participant, TrackOptions options) {
    if (!participant.permission().admits(options.type(), options.source())) {
      throw new RoomException(new PermissionDenied());
    }
  }

  private static void requirePlace(Participant participant) {
    if (participant.tracks().size() + participant.announced().size() >= MOST_TRACKS) {
      throw new RoomException(new TooManyTracks(MOST_TRACKS));
    }
  }
}
