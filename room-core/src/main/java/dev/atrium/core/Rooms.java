package dev.atrium.core;

import dev.atrium.core.access.Caller;
import java.util.Collection;
import java.util.List;

/**
 * Rooms, for every wire. Each call authorises its caller before it reads anything, acts at once and
 * answers from what is stored: whoever was answered, and everyone who asks afterwards on any wire,
 * sees it. Refusals are {@link RoomException}s and change nothing.
 *
 * <p>What is told to listeners, and what the stored events tell, is of all rooms: whoever passes it
 * on sees to it that those hear it who may.
 */
public interface Rooms extends StoredEvents {

  /** Makes a room, or returns the live one if that is what the caller takes. */
  Room create(Caller caller, CreateRoom command);

  /**
   * Makes a room under a fresh name, and leases it. Where that fails there is no room either:
   * nobody would ever know its name.
   *
   * @param command leaves the name to us
   */
  LeasedRoom createLeased(Caller caller, CreateRoom command);

  /** Every live room, in no order. */
  List<Room> list(Caller caller);

  /** Those of the names that are live rooms, each once. */
  List<Room> list(Caller caller, Collection<RoomName> names);

  /** One room that the caller knows by name. */
  Room get(Caller caller, RoomName name);

  /** Ends a room; returns it as it last was. A room created later is another one. */
  Room delete(Caller caller, DeleteRoom command);

  /** Restarts the room's idle clock and extends its lease, never shortens it. */
  Room renew(Caller caller, RoomName name);

  Room updateMetadata(Caller caller, UpdateRoomMetadata command);

  /** Lays changed items over the room's status. */
  Room updateStatus(Caller caller, RoomName name, RoomStatus changed);

  /**
   * What the holder of this room's name may count on from now.
   *
   * @throws RoomException {@link RoomError.StoreUnavailable} if the TURN server cannot be told
   */
  RoomLease lease(Room room);

  /** Whether {@link #lease} waits for something outside of this process. */
  boolean leasesAreWaitedFor();

  /** Tells the listener every change and signal from now on. */
  Subscription subscribe(RoomListener listener);
}
