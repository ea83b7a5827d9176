package dev.atrium.core.engine;

import dev.atrium.core.Limits;
import dev.atrium.core.NodeId;
import dev.atrium.core.RoomDefaults;

/**
 * What an operator decides about every room.
 *
 * @param maxRooms most live rooms at once
 * @param autoCreate whether joining a room that is not there makes it, for callers that may not
 *     create rooms themselves
 * @param remoteUnmute whether somebody else's track may be unmuted
 * @param node this process
 * @param stays what it decides about stays
 */
public record Policy(
    RoomDefaults defaults,
    Limits limits,
    long maxRooms,
    boolean autoCreate,
    boolean remoteUnmute,
    NodeId node,
    StayPolicy stays) {

  /** One that treats stays as LiveKit does. */
  public Policy(
      RoomDefaults defaults,
      Limits limits,
      long maxRooms,
      boolean autoCreate,
      boolean remoteUnmute,
      NodeId node) {
    this(defaults, limits, maxRooms, autoCreate, remoteUnmute, node, StayPolicy.STANDARD);
  }

  public Policy with(StayPolicy changed) {
    return new Policy(defaults, limits, maxRooms, autoCreate, remoteUnmute, node, changed);
  }
}
