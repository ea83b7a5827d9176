package dev.atrium.core.access;

/** What a caller may do; some hold everywhere, some in one room. */
public enum Grant {
  ROOM_CREATE,
  ROOM_DELETE,
  ROOM_LIST,
  /** Look at one room whose name the caller knows, its TURN credentials included. */
  ROOM_READ,
  ROOM_RENEW,
  /** Everything about the participants of a room, and its metadata. */
  ROOM_ADMIN,
  ROOM_JOIN,
  /** Look at, talk to and end the connections of other users, on wires that keep connections. */
  CONNECTION_ADMIN
}
