package dev.atrium.core.engine;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.JoinRoom.Newcomer;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.JoinNotPermitted;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a participant comes into a room, and the room into being if need be. */
final class Joins {
  private final Policy policy;
  private final LiveRooms live;
  private final RoomStarts starts;
  private final Sids sids;

  Joins(Policy policy, LiveRooms live, RoomStarts starts, Sids sids) {
    this.policy = policy;
    this.live = live;
    this.starts = starts;
    this.sids = sids;
  }

  /** Steps 4 to 12 of LiveKit spec §3.8, in their order; a revoked token fails the first. */
  void check(Caller caller, JoinRoom command) {
    caller.require(Grant.ROOM_JOIN, command.room());
    RevokeRules.require(
        live.revoked(command.room()), caller, command.room(), command.identity(), live.now());
    policy.limits().check(command.identity());
    policy.limits().check(command.room());
    Newcomer newcomer = command.newcomer();
    if (newcomer.publishes() && !newcomer.permission().canPublish()) {
      throw new RoomException(new JoinNotPermitted());
    }
    if (!mayStart(caller) && live.find(command.room()).isEmpty()) {
      throw LiveRooms.notFound(command.room());
    }
    if (!newcomer.own().equals(ProfileChange.NONE)
        && !newcomer.permission().has(Permission.Trait.UPDATES_OWN_METADATA)) {
      throw new RoomException(new JoinNotPermitted());
    }
  }

  Room join(Caller caller, JoinRoom command) {
    check(caller, command);
    starts.check(command.room(), command.ifMissing());
    checkProfile(command.newcomer());
    boolean mayStart = mayStart(caller);
    try (Capacity.Slot slot = starts.slot()) {
      return live.change(
          command.room(),
          (existing, revoked, now) -> {
            if (existing.isEmpty() && !mayStart) {
              throw LiveRooms.notFound(command.room());
            }
            RevokeRules.require(revoked, caller, command.room(), command.identity(), now);
            return join(existing, command, slot, now);
          });
    }
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
    JoinRules.join(draft, command, sids.participant(), policy);
    events.addAll(draft.events());
    return events;
  }

  /** The name of a joining participant is not limited (LiveKit spec §4.16). */
  private void checkProfile(Newcomer newcomer) {
    ParticipantProfile profile = newcomer.own().over(newcomer.profile());
    policy.limits().checkMetadata(profile.metadata());
    policy.limits().checkAttributes(profile.attributes());
  }
}
