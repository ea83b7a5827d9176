package dev.atrium.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Someone in a room: an identity and one or more legs, for one stay.
 *
 * @param publisher whether it has ever published a track in this stay
 * @param version 1 when it joined, one more with every change: only the order means something
 */
public record Participant(
    ParticipantIdentity identity,
    ParticipantSid sid,
    ParticipantState state,
    ParticipantKind kind,
    Instant joinedAt,
    long version,
    ParticipantProfile profile,
    Permission permission,
    boolean publisher,
    List<MediaSession> legs,
    List<Track> tracks) {

  public Participant {
    legs = List.copyOf(legs);
    tracks = List.copyOf(tracks);
  }

  /**
   * Whether it counts: for occupancy, for the room's deadline and against its limit. Agents and
   * recorders do not.
   */
  public boolean isOrdinary() {
    return kind != ParticipantKind.AGENT
        && kind != ParticipantKind.EGRESS
        && !permission.has(Permission.Trait.AGENT)
        && !permission.has(Permission.Trait.RECORDER);
  }

  public boolean isHidden() {
    return permission.has(Permission.Trait.HIDDEN);
  }

  public Optional<MediaSession> leg(MediaSessionId id) {
    return legs.stream().filter(leg -> leg.id().equals(id)).findFirst();
  }

  public Optional<Track> track(TrackSid sid) {
    return tracks.stream().filter(track -> track.sid().equals(sid)).findFirst();
  }

  /** Active, with that leg added or in place of the one of its id. */
  public Participant activeBy(MediaSession leg) {
    return next(ParticipantState.ACTIVE, profile, permission, publisher, put(legs, leg), tracks);
  }

  public Participant withProfile(ParticipantProfile changed) {
    return next(state, changed, permission, publisher, legs, tracks);
  }

  public Participant withPermission(Permission changed) {
    return next(state, profile, changed, publisher, legs, tracks);
  }

  /** With that leg added, or in place of the one of its id. */
  public Participant withLeg(MediaSession leg) {
    return next(state, profile, permission, publisher, put(legs, leg), tracks);
  }

  /** Without that leg and the tracks that came over it. */
  public Participant withoutLeg(MediaSessionId id) {
    List<MediaSession> left = legs.stream().filter(leg -> !leg.id().equals(id)).toList();
    List<Track> kept = tracks.stream().filter(track -> !track.leg().equals(id)).toList();
    return next(state, profile, permission, publisher, left, kept);
  }

  /** With that track added, or in place of the one of its sid. */
  public Participant withTrack(Track track) {
    SequencedMap<TrackSid, Track> changed = new LinkedHashMap<>();
    tracks.forEach(known -> changed.put(known.sid(), known));
    changed.put(track.sid(), track);
    return next(state, profile, permission, true, legs, List.copyOf(changed.values()));
  }

  public Participant withoutTrack(TrackSid sid) {
    List<Track> left = tracks.stream().filter(track -> !track.sid().equals(sid)).toList();
    return next(state, profile, permission, publisher, legs, left);
  }

  private static List<MediaSession> put(List<MediaSession> legs, MediaSession leg) {
    if (legs.stream().noneMatch(known -> known.id().equals(leg.id()))) {
      return Stream.concat(legs.stream(), Stream.of(leg)).toList();
    }
    return legs.stream().map(known -> known.id().equals(leg.id()) ? leg : known).toList();
  }

  private Participant next(
      ParticipantState state,
      ParticipantProfile profile,
      Permission permission,
      boolean publisher,
      List<MediaSession> legs,
      List<Track> tracks) {
    return new Participant(
        identity,
        sid,
        state,
        kind,
        joinedAt,
        version + 1,
        profile,
        permission,
        publisher,
        legs,
        tracks);
  }
}
