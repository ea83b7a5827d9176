package dev.atrium.core.engine;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.Stays;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** {@link Stays} over the ports. */
final class StayEngine implements Stays {
  private final Policy policy;
  private final LiveRooms live;
  private final RoomStarts starts;
  private final Sids sids;

  StayEngine(Policy policy, LiveRooms live, RoomStarts starts, Sids sids) {
    this.policy = policy;
    this.live = live;
    this.starts = starts;
    this.sids = sids;
  }

  @Override
  public Stay join(Caller caller, JoinRoom command) {
    caller.require(Grant.ROOM_JOIN, command.room());
    check(command);
    boolean mayStart = mayStart(caller);
    try (Capacity.Slot slot = starts.slot()) {
      Room room =
          live.change(
              command.room(),
              (existing, now) -> {
                if (existing.isEmpty() && !mayStart) {
                  throw LiveRooms.notFound(command.room());
                }
                return join(existing, command, slot, now);
              });
      return stay(room, command.identity());
    }
  }

  @Override
  public void requireEntry(Caller caller, RoomName room, ParticipantIdentity identity) {
    caller.require(Grant.ROOM_JOIN, room);
    policy.limits().check(identity);
    policy.limits().check(room);
  }

  @Override
  public void requireRoom(Caller caller, RoomName room) {
    if (!mayStart(caller)) {
      live.get(room);
    }
  }

  @Override
  public Stay activate(StayRef stay, MediaSessionId leg) {
    return change(stay, draft -> JoinRules.activate(draft, stay, leg));
  }

  @Override
  public Stay switchLeg(StayRef stay, MediaSessionId leg, LegOptions options) {
    return change(stay, draft -> JoinRules.switchLeg(draft, stay, leg, options));
  }

  @Override
  public void stopLeg(StayRef stay, MediaSessionId leg, LeaveReason reason) {
    end(stay, (room, now) -> LeaveRules.stopLeg(room, stay.identity(), leg, reason, now));
  }

  @Override
  public void leave(StayRef stay, LeaveReason reason) {
    end(
        stay,
        (room, now) -> {
          Draft draft = new Draft(room, now);
          LeaveRules.leave(draft, draft.participant(stay), reason);
          return draft.events();
        });
  }

  @Override
  public Track publish(StayRef stay, MediaSessionId leg, TrackOptions options) {
    TrackSid sid = sids.track(options);
    Stay after = change(stay, draft -> TrackRules.publish(draft, stay, leg, options, sid));
    return after.participant().track(sid).orElseThrow();
  }

  @Override
  public void unpublish(StayRef stay, TrackSid track) {
    change(stay, draft -> TrackRules.unpublish(draft, stay, track));
  }

  @Override
  public Track mute(StayRef stay, TrackSid track, boolean muted) {
    Stay after =
        change(stay, draft -> TrackRules.mute(draft, draft.participant(stay), track, muted));
    return after.participant().track(track).orElseThrow();
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

  private boolean mayStart(Caller caller) {
    return policy.autoCreate() || caller.may(Grant.ROOM_CREATE);
  }

  private List<RoomEvent> join(
      Optional<Room> existing, JoinRoom command, Capacity.Slot slot, Instant now) {
    List<RoomEvent> events = new ArrayList<>();
    Room room =
        existing.orElseGet(
            () -> {
              RoomEvent.RoomStarted started =
                  starts.start(command.room(), command.ifMissing(), slot, now);
              events.add(started);
              return Room.of(started);
            });
    Draft draft = new Draft(room, now);
    JoinRules.join(draft, command, sids.participant(), policy.node());
    events.addAll(draft.events());
    return events;
  }

  /** The name of a joining participant is not limited (LiveKit spec §4.16). */
  private void check(JoinRoom command) {
    policy.limits().check(command.identity());
    starts.check(command.room(), command.ifMissing());
    ParticipantProfile profile = command.newcomer().profile();
    policy.limits().checkMetadata(profile.metadata());
    policy.limits().checkAttributes(profile.attributes());
  }

  private Stay change(StayRef stay, Consumer<Draft> rule) {
    RoomName name = stay.room().name();
    Room room =
        live.change(
            name,
            (existing, now) -> {
              Draft draft = new Draft(existing.orElseThrow(() -> over(stay)), now);
              draft.participant(stay);
              rule.accept(draft);
              return draft.events();
            });
    return stay(room, stay.identity());
  }

  /** Ends something of a stay, unless the stay is over already. */
  private void end(StayRef stay, BiFunction<Room, Instant, List<RoomEvent>> ending) {
    live.changeIfLive(
        stay.room().name(),
        (room, now) -> isOver(room, stay) ? List.of() : ending.apply(room, now));
  }

  private static boolean isOver(Room room, StayRef stay) {
    return !room.sid().equals(stay.room().sid())
        || room.participant(stay.identity())
            .filter(participant -> participant.sid().equals(stay.sid()))
            .isEmpty();
  }

  private static Stay stay(Room room, ParticipantIdentity identity) {
    Participant participant = room.participant(identity).orElseThrow();
    return new Stay(room, participant);
  }

  private static RoomException over(StayRef stay) {
    return new RoomException(new ParticipantNotFound(stay.room().name(), stay.identity()));
  }
}
