package dev.atrium.core;

import dev.atrium.core.Presence.SignalLoss;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Someone in a room: an identity and one or more legs, for one stay.
 *
 * @param publisher whether it has ever published a track in this stay
 * @param version 1 when it joined, one more with every change: only the order means something
 * @param tracks those that it publishes
 * @param announced tracks whose media have yet to arrive: nobody else is shown them
 * @param audience whom it lets subscribe to its tracks
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
    List<Track> tracks,
    List<Track> announced,
    ParticipantDetails details,
    Presence presence,
    Audience audience) {

  public Participant {
    legs = List.copyOf(legs);
    tracks = List.copyOf(tracks);
    announced = List.copyOf(announced);
  }

  /** One that has just joined. */
  public static Participant joining(
      ParticipantIdentity identity,
      ParticipantSid sid,
      JoinRoom.Newcomer newcomer,
      Instant at,
      MediaSession leg,
      Presence presence) {
    return new Participant(
        identity,
        sid,
        ParticipantState.JOINED,
        newcomer.kind(),
        at,
        1,
        newcomer.own().over(newcomer.profile()),
        newcomer.permission(),
        false,
        List.of(leg),
        List.of(),
        List.of(),
        newcomer.details(),
        presence,
        Audience.EVERYONE);
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

  /** Whether media flow over any of its legs. */
  public boolean isUp() {
    return legs.stream().anyMatch(MediaSession::up);
  }

  public Optional<MediaSession> leg(MediaSessionId id) {
    return legs.stream().filter(leg -> leg.id().equals(id)).findFirst();
  }

  /** The published track of that sid. */
  public Optional<Track> track(TrackSid sid) {
    return tracks.stream().filter(track -> track.sid().equals(sid)).findFirst();
  }

  /** The track of that sid, be it published or only announced. */
  public Optional<Track> anyTrack(TrackSid sid) {
    return Stream.concat(tracks.stream(), announced.stream())
        .filter(track -> track.sid().equals(sid))
        .findFirst();
  }

  /** Whether it may publish tracks like that one, and the other may subscribe to it. */
  public boolean mayBeHeardBy(Participant subscriber, TrackSid track) {
    return !identity.equals(subscriber.identity)
        && subscriber.permission.canSubscribe()
        && audience.admits(subscriber, track);
  }

  /** When the stay ends unless something happens before, and what it ends with. */
  public Optional<Deadline> deadline() {
    Stream<Deadline> joining =
        state == ParticipantState.ACTIVE
            ? Stream.empty()
            : presence.activeBy().map(at -> new Deadline(at, LeaveReason.JOIN_FAILED)).stream();
    Stream<Deadline> silent =
        presence
            .loss()
            .map(this::back)
            .map(at -> new Deadline(at, LeaveReason.SIGNAL_LOST))
            .stream();
    Stream<Deadline> dark =
        presence.mediaBy().map(at -> new Deadline(at, LeaveReason.MEDIA_LOST)).stream();
    return Stream.of(joining, silent, dark)
        .flatMap(stream -> stream)
        .min(Comparator.comparing(Deadline::at));
  }

  /** An instant from which a stay is to be over, and why. */
  public record Deadline(Instant at, LeaveReason reason) {
    public boolean hasPassed(Instant now) {
      return !now.isBefore(at);
    }
  }

  /** With that leg added or in place of the one of its id, and active from now on. */
  public Participant activeBy(MediaSession leg) {
    Presence flowing = presence.withMediaBy(Optional.empty());
    return next(ParticipantState.ACTIVE, profile, permission, flowing, flows().withLeg(leg));
  }

  public Participant withProfile(ParticipantProfile changed) {
    return next(state, changed, permission, presence, flows());
  }

  public Participant withPermission(Permission changed) {
    return next(state, profile, changed, presence, flows());
  }

  public Participant withAudience(Audience changed) {
    Flows now = new Flows(publisher, legs, tracks, announced, changed);
    return next(state, profile, permission, presence, now);
  }

  public Participant withPresence(Presence changed) {
    return next(state, profile, permission, changed, flows());
  }

  /** With that leg added, or in place of the one of its id. */
  public Participant withLeg(MediaSession leg) {
    return next(state, profile, permission, presence, flows().withLeg(leg));
  }

  /** Without that leg and the tracks that came or were to come over it. */
  public Participant withoutLeg(MediaSessionId id) {
    return next(state, profile, permission, presence, flows().withoutLeg(id));
  }

  /**
   * With that track, published or announced as it says, added or in place of the one of its sid.
   */
  public Participant withTrack(Track track) {
    return next(state, profile, permission, presence, flows().withTrack(track));
  }

  public Participant withoutTrack(TrackSid sid) {
    return next(state, profile, permission, presence, flows().withoutTrack(sid));
  }

  private Instant back(SignalLoss loss) {
    return isUp() ? loss.backByWithMedia() : loss.backBy();
  }

  private Flows flows() {
    return new Flows(publisher, legs, tracks, announced, audience);
  }

  private Participant next(
      ParticipantState state,
      ParticipantProfile profile,
      Permission permission,
      Presence presence,
      Flows flows) {
    return new Participant(
        identity,
        sid,
        state,
        kind,
        joinedAt,
        version + 1,
        profile,
        permission,
        flows.publisher,
        flows.legs,
        flows.tracks,
        flows.announced,
        details,
        presence,
        flows.audience);
  }

  /** What flows between a participant and the others, and over what. */
  private record Flows(
      boolean publisher,
      List<MediaSession> legs,
      List<Track> tracks,
      List<Track> announced,
      Audience audience) {

    Flows withLeg(MediaSession leg) {
      SequencedMap<MediaSessionId, MediaSession> changed = new LinkedHashMap<>();
      legs.forEach(known -> changed.put(known.id(), known));
      changed.put(leg.id(), leg);
      return new Flows(publisher, List.copyOf(changed.values()), tracks, announced, audience);
    }

    Flows withoutLeg(MediaSessionId id) {
      List<MediaSession> left = legs.stream().filter(leg -> !leg.id().equals(id)).toList();
      Predicate<Track> stays = track -> !track.leg().equals(id);
      return new Flows(publisher, left, keep(tracks, stays), keep(announced, stays), audience);
    }

    Flows withTrack(Track track) {
      if (track.isAnnounced()) {
        return new Flows(publisher, legs, tracks, put(announced, track), audience);
      }
      List<Track> waiting = keep(announced, other -> !other.sid().equals(track.sid()));
      return new Flows(true, legs, put(tracks, track), waiting, audience);
    }

    Flows withoutTrack(TrackSid sid) {
      Predicate<Track> stays = track -> !track.sid().equals(sid);
      return new Flows(publisher, legs, keep(tracks, stays), keep(announced, stays), audience);
    }

    private static List<Track> put(List<Track> tracks, Track track) {
      SequencedMap<TrackSid, Track> changed = new LinkedHashMap<>();
      tracks.forEach(known -> changed.put(known.sid(), known));
      changed.put(track.sid(), track);
      return List.copyOf(changed.values());
    }

    private static List<Track> keep(List<Track> tracks, Predicate<Track> wanted) {
      return tracks.stream().filter(wanted).toList();
    }
  }
}
