package dev.atrium.core.engine;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.EventId;
import dev.atrium.core.FinishReason;
import dev.atrium.core.LeasedRoom;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomLease;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.Rooms;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.Subscription;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** {@link Rooms} over the ports: authorise, decide, commit. */
final class RoomEngine implements Rooms {
  private final Ports ports;
  private final Policy policy;
  private final LiveRooms live;
  private final RoomStarts starts;
  private final Leases leases;

  RoomEngine(Ports ports, Policy policy, LiveRooms live, RoomStarts starts, Leases leases) {
    this.ports = ports;
    this.policy = policy;
    this.live = live;
    this.starts = starts;
    this.leases = leases;
  }

  @Override
  public Room create(Caller caller, CreateRoom command) {
    caller.require(Grant.ROOM_CREATE);
    RoomName name = starts.name(command);
    RoomOptions options = command.options();
    starts.check(name, options);
    try (Capacity.Slot slot = starts.slot()) {
      return live.change(
          name,
          (existing, revoked, now) ->
              CreateRules.create(existing, command, () -> starts.start(name, options, slot, now)));
    }
  }

  @Override
  public LeasedRoom createLeased(Caller caller, CreateRoom command) {
    if (command.name().isPresent()) {
      throw new IllegalArgumentException("there may be a room of that name");
    }
    Room room = create(caller, command);
    try {
      return new LeasedRoom(room, lease(room));
    } catch (RoomException e) {
      live.changeIfLive(
          room.name(), (made, now) -> LeaveRules.finish(made, FinishReason.DELETED, now));
      throw e;
    }
  }

  @Override
  public List<Room> list(Caller caller) {
    caller.require(Grant.ROOM_LIST);
    return live.all();
  }

  @Override
  public List<Room> list(Caller caller, Collection<RoomName> names) {
    caller.require(Grant.ROOM_LIST);
    return new LinkedHashSet<>(names).stream().map(live::find).flatMap(Optional::stream).toList();
  }

  @Override
  public Room get(Caller caller, RoomName name) {
    caller.require(Grant.ROOM_READ, name);
    return live.get(name);
  }

  @Override
  public Room delete(Caller caller, DeleteRoom command) {
    caller.require(Grant.ROOM_DELETE, command.room());
    Ending ending = new Ending();
    Room ended =
        command.orSid() && live.find(command.room()).isEmpty()
            ? deleteLife(new RoomSid(command.room().value()), ending)
            : live.changeLive(command.room(), ending::decide);
    leases.end(ending.holders);
    return ended;
  }

  @Override
  public Room renew(Caller caller, RoomName name) {
    caller.require(Grant.ROOM_RENEW, name);
    return live.changeLive(
        name, (room, now) -> LifeRules.renew(room, policy.defaults().leaseTtl(), now));
  }

  @Override
  public Room updateMetadata(Caller caller, UpdateRoomMetadata command) {
    policy.limits().checkMetadata(command.metadata()); // before the grant, as recorded
    caller.require(Grant.ROOM_ADMIN, command.room());
    return live.changeLive(
        command.room(), (room, now) -> LifeRules.updateMetadata(room, command.metadata(), now));
  }

  @Override
  public Room updateStatus(Caller caller, RoomName name, RoomStatus changed) {
    caller.require(Grant.ROOM_ADMIN, name);
    return live.changeLive(name, (room, now) -> LifeRules.updateStatus(room, changed, now));
  }

  @Override
  public RoomLease lease(Room room) {
    return leases.of(room, live.now());
  }

  @Override
  public boolean leasesAreWaitedFor() {
    return leases.areWaitedFor();
  }

  @Override
  public Subscription subscribe(RoomListener listener) {
    return ports.bus().subscribe(listener);
  }

  @Override
  public EventId latestEvent() {
    return ports.store().latestEvent();
  }

  @Override
  public List<StoredEvent> eventsAfter(EventId after, int limit) {
    return ports.store().eventsAfter(after, limit);
  }

  @Override
  public Optional<StoredEvent> event(EventId id) {
    return ports.store().event(id);
  }

  @Override
  public long eventsBetween(EventId after, EventId upTo) {
    return ports.store().eventsBetween(after, upTo);
  }

  /** Ends that life alone: a room that took its name meanwhile stays. */
  private Room deleteLife(RoomSid sid, Ending ending) {
    RoomName asked = new RoomName(sid.value());
    RoomName name = ports.store().nameOf(sid).orElseThrow(() -> LiveRooms.notFound(asked));
    return live.change(
        name,
        (existing, revoked, now) ->
            ending.decide(
                existing
                    .filter(room -> room.sid().equals(sid))
                    .orElseThrow(() -> LiveRooms.notFound(asked)),
                now));
  }

  /** Ends a room, and remembers who was given TURN credentials. */
  private static final class Ending {
    private List<String> holders = List.of();

    List<RoomEvent> decide(Room room, Instant now) {
      holders = room.sids();
      return LeaveRules.finish(room, FinishReason.DELETED, now);
    }
  }
}
