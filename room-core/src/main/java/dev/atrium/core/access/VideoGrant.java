package dev.atrium.core.access;

import dev.atrium.core.Permission;
import dev.atrium.core.RoomName;
import java.util.Set;

/**
 * The {@code video} claim of a LiveKit access token (LiveKit spec §3.5).
 *
 * @param claims those of the yes-or-no claims that are set
 * @param room the room that {@code roomAdmin} and {@code roomJoin} are bound to
 * @param permission what a participant that joins with it may do
 */
public record VideoGrant(
    Set<Claim> claims, RoomName room, RoomName destinationRoom, Permission permission) {

  public VideoGrant {
    claims = Set.copyOf(claims);
  }

  public boolean has(Claim claim) {
    return claims.contains(claim);
  }

  /** The same grant with another permission. */
  public VideoGrant with(Permission changed) {
    return new VideoGrant(claims, room, destinationRoom, changed);
  }

  /** Claims that are set or not. */
  public enum Claim {
    ROOM_CREATE,
    ROOM_LIST,
    ROOM_RECORD,
    ROOM_ADMIN,
    ROOM_JOIN,
    INGRESS_ADMIN,
    AGENT
  }
}
