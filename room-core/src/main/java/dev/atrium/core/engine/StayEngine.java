package dev.atrium.core.engine;

import dev.atrium.core.Audience;
import dev.atrium.core.JoinRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.ResumeStay;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.Stays;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.media.LegRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@link Stays} over the ports. */
final class StayEngine implements Stays {
  private final Policy policy;
  private final LiveRooms live;
  private final Joins joins;
  private final Sids sids;
  private final Leases leases;
  private final MediaRooms media;

  StayEngine(
      Policy policy, LiveRooms live, Joins joins, Sids sids, Leases leases, MediaRooms media) {
    this.policy = policy;
    this.live = live;
    this.joins = joins;
    this.sids = sids;
    this.leases = leases;
    this.media = media;
  }

  @Override
  public void check(Caller caller, JoinRoom command) {
    joins.check(caller, command);
  }

  @Override
  public Stay join(Caller caller, JoinRoom command) {
    Stay joined = stay(joins.join(caller, command), command.identity());
    media.enter(joined, LegRef.of(joined, command.leg().id()));
    return joined;
  }

  @Override
  public Stay resume(Caller caller, ResumeStay command) {
    caller.require(Grant.ROOM_JOIN, command.room());
    Room room =
        live.change(
            command.room(),
            (existing, revoked, now) -> {
              RevokeRules.require(revoked, caller, command.room(), command.identity(), now);
              Draft draft = new Draft(existing.orElseThrow(() -> over(command)), now);
              PresenceRules.resume(draft, command, policy);
              return draft.events();
            });
    Stay resumed = stay(room, command.identity());
    media.enter(resumed, LegRef.whole(resumed.ref()));
    return resumed;
  }

  @Override
  public void signalLost(StayRef stay, long connection) {
    end(stay, draft -> PresenceRules.lose(draft, stay, connection, policy));
  }

  @Override
  public Stay activate(StayRef stay, MediaSessionId leg) {
    return change(stay, draft -> PresenceRules.activate(draft, stay, leg));
  }

  @Override
  public Stay deactivate(StayRef stay, MediaSessionId leg) {
    return change(stay, draft -> PresenceRules.deactivate(draft, stay, leg, policy.stays()));
  }

  @Override
  public Stay switchLeg(StayRef stay, MediaSessionId leg, LegOptions options) {
    Stay switched = change(stay, draft -> JoinRules.switchLeg(draft, stay, leg, options));
    media.enter(switched, new LegRef(stay, leg));
    return switched;
  }

  @Override
  public void stopLeg(StayRef stay, MediaSessionId leg, LeaveReason reason) {
    end(stay, draft -> LeaveRules.stopLeg(draft, draft.participant(stay), leg, reason));
  }

  @Override
  public void leave(StayRef stay, LeaveReason reason) {
    end(stay, draft -> LeaveRules.leave(draft, draft.participant(stay), reason));
  }

  @Override
  public Track announce(
      StayRef stay, MediaSessionId leg, TrackOptions options, Optional<TrackSid> codecOf) {
    policy.limits().check(options);
    Track fresh = new Track(sids.track(options), leg, options, options.muted(), "", Instant.EPOCH);
    Stay after = change(stay, draft -> TrackRules.announce(draft, stay, fresh, codecOf));
    return codecOf
        .flatMap(after.participant()::anyTrack)
        .orElseGet(() -> last(after.participant().announced(), leg, options.clientId()));
  }

  @Override
  public Track publish(StayRef stay, MediaSessionId leg, TrackOptions options, String mimeType) {
    policy.limits().check(options);
    Track arrived =
        new Track(sids.track(options), leg, options, options.muted(), mimeType, Instant.EPOCH);
    Stay after = change(stay, draft -> TrackRules.publish(draft, stay, arrived));
    return last(after.participant().tracks(), leg, options.clientId());
  }

  /** Publishes the track whose media have arrived over a leg: see {@link TrackRules#arrive}. */
  Track arrived(LegRef leg, String clientId, TrackType type, String mimeType) {
    TrackOptions options =
        new TrackOptions(
            clientId, type, TrackRules.source(type), "", TrackOptions.VideoSize.NONE, Map.of());
    Track fresh = new Track(sids.track(options), leg.id(), options, false, mimeType, Instant.EPOCH);
    AtomicReference<TrackSid> published = new AtomicReference<>(fresh.sid());
    Stay after =
        change(leg.stay(), draft -> published.set(TrackRules.arrive(draft, leg.stay(), fresh)));
    return after.participant().track(published.get()).orElseThrow();
  }

  @Override
  public Track describe(StayRef stay, TrackSid track, TrackOptions options) {
    policy.limits().check(options);
    Stay after = change(stay, draft -> TrackRules.describe(draft, stay, track, options));
    return after.participant().anyTrack(track).orElseThrow();
  }

  @Override
  public void unpublish(StayRef stay, TrackSid track) {
    change(stay, draft -> TrackRules.unpublish(draft, stay, track));
  }

  @Override
  public Track mute(StayRef stay, TrackSid track, boolean muted) {
    Stay after =
        change(stay, draft -> TrackRules.mute(draft, draft.participant(stay), track, muted));
    return after.participant().anyTrack(track).orElseThrow();
  }

  @Override
  public Stay update(StayRef stay, ProfileChange change) {
    change.name().ifPresent(policy.limits()::checkParticipantName);
    change.metadata().ifPresent(policy.limits()::checkMetadata);
    policy.limits().checkAttributes(change.attributes());
    return change(
        stay,
        draft -> {
          Permission permission = draft.participant(stay).permission();
          if (!permission.has(Permission.Trait.UPDATES_OWN_METADATA)) {
            throw new RoomException(new PermissionDenied());
          }
          UpdateRules.update(draft, stay.identity(), change);
        });
  }

  @Override
  public Stay openTo(StayRef stay, Audience audience) {
    policy.limits().check(audience);
    return change(stay, draft -> UpdateRules.update(draft, stay.identity(), audience));
  }

  @Override
  public Optional<TurnCredentials> turnCredentials(Stay stay) {
    return leases.credentials(stay.participant(), live.now());
  }

  private Stay change(StayRef stay, Consumer<Draft> rule) {
    Room room =
        live.change(
            stay.room().name(),
            (existing, revoked, now) -> {
              Draft draft = new Draft(existing.orElseThrow(() -> over(stay)), now);
              draft.participant(stay);
              rule.accept(draft);
              return draft.events();
            });
    return stay(room, stay.identity());
  }

  /** Ends something of a stay, unless the stay is over already. */
  private void end(StayRef stay, Consumer<Draft> ending) {
    live.changeIfLive(
        stay.room().name(),
        (room, now) -> {
          Draft draft = new Draft(room, now);
          if (!isOver(room, stay)) {
            ending.accept(draft);
          }
          return draft.events();
        });
  }

  private static boolean isOver(Room room, StayRef stay) {
    return !room.sid().equals(stay.room().sid())
        || room.participant(stay.identity())
            .filter(participant -> participant.sid().equals(stay.sid()))
            .isEmpty();
  }

  /** The newest of that client id: the one that has just been put there, if one has. */
  private static Track last(List<Track> tracks, MediaSessionId leg, String clientId) {
    return tracks.reversed().stream()
        .filter(track -> track.leg().equals(leg) && track.options().clientId().equals(clientId))
        .findFirst()
        .orElseThrow();
  }

  private static Stay stay(Room room, ParticipantIdentity identity) {
    Participant participant = room.participant(identity).orElseThrow();
    return new Stay(room, participant);
  }

  private static RoomException over(StayRef stay) {
    return new RoomException(new ParticipantNotFound(stay.room().name(), stay.identity()));
  }

  private static RoomException over(ResumeStay command) {
    return new RoomException(new ParticipantNotFound(command.room(), command.identity()));
  }
}
