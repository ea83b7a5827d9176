/**
 * Rooms over Thrift, with the TURN credentials of those who meet in them.
 *
 * Served on one port, framed or not, in the binary, compact and JSON protocols, which the server
 * tells apart by the first bytes of a connection. Function names may stand alone or carry the
 * name of their service in front (RoomService:create); the alias room2 stands for RoomService2.
 *
 * An unknown room is answered by an application exception of type 5 (MISSING_RESULT). Clients
 * that want to see it as an exception of their own generate from room_typed.thrift instead; the
 * server answers both kinds on the same port.
 */
namespace * room

/** A room and the credentials it gives to its participants. */
struct RoomInfo {
  /**
   * The address of the room on every wire. For a room made here it is a secret as well: 22
   * characters of A-Z, a-z, 0-9, "-" and "_", and whoever knows them gets credentials.
   */
  1: string id
  /** When room and credentials run out: whole seconds of Unix time. */
  2: double expires
  /** TURN user name: expires, a colon, the id. Empty while the server has no TURN secret. */
  3: string username
  /** TURN password, a secret. Absent while the server has none to give or keeps it from get. */
  4: optional string password
}

/** There is no such room: it never was, has expired, or was removed. */
exception RoomNotFoundException {
  /** Names the id that was asked for, shortened to 64 characters. */
  1: string reason
}

service RoomService {
  /** Makes a room under a fresh id. */
  RoomInfo create()

  /** Reads a room. It stays alive no longer for it: only update renews its time. */
  RoomInfo get(1: string id)

  /** Ends a room, for everyone in it and on every wire. Ending what is not there succeeds. */
  void remove(1: string id)

  /**
   * Renews the time of a live room; its credentials change with it, and those given out before
   * stay good until their own time is over. Never makes the time shorter and never brings a room
   * back. As a oneway call it has no answer; a client that makes it a call with an answer gets
   * one, and learns there of an unknown room.
   */
  oneway void update(1: string id)
}

service RoomService2 extends RoomService {
  /** The same as create. */
  RoomInfo create2()
}
