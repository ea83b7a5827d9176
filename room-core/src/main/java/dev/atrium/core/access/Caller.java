package dev.atrium.core.access;

import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, and may be in no room. Room names are compared byte for byte: no wildcard,
 * no trimming; an empty one matches the empty one (LiveKit spec §3.6).
 *
 * @param name for logs and for what the nkMEDIA wire calls a user; empty when nobody is known
 * @param everywhere grants that hold for every room
 * @param inRoom grants that hold for {@code room} alone
 * @param destination the room to which {@code room}'s participants may be taken
 * @param tokenFrom from when the token holds by which it is known, {@link Instant#MIN} if that does
 *     not say; empty for a caller without a token, whom no revocation concerns
 */
public record Caller(
    String name,
    Set<Grant> everywhere,
    RoomName room,
    Set<Grant> inRoom,
    Optional<RoomName> destination,
    Optional<Instant> tokenFrom) {

  private static final RoomName NO_ROOM = new RoomName("");

  /** Nobody: may do nothing. */
  public static final Caller ANONYMOUS = everywhere("", Set.of());

  public Caller {
    everywhere = Set.copyOf(everywhere);
    inRoom = Set.copyOf(inRoom);
  }

  /** A caller without a token. */
  public Caller(
      String name,
      Set<Grant> everywhere,
      RoomName room,
      Set<Grant> inRoom,
      Optional<RoomName> destination) {
    this(name, everywhere, room, inRoom, destination, Optional.empty());
  }

  /** A caller whose grants hold for every room. */
  public static Caller everywhere(String name, Set<Grant> grants) {
    return new Caller(name, grants, NO_ROOM, Set.of(), Optional.empty());
  }

  /** A caller that may do everything. */
  public static Caller unlimited(String name) {
    return everywhere(name, EnumSet.allOf(Grant.class));
  }

  public boolean may(Grant grant) {
    return everywhere.contains(grant);
  }

  public boolean may(Grant grant, RoomName where) {
    return may(grant) || (inRoom.contains(grant) && room.equals(where));
  }

  /** Refuses a caller that does not hold the grant everywhere. */
  public void require(Grant grant) {
    if (!may(grant)) {
      throw refusal();
    }
  }

  /** Refuses a caller that does not hold the grant for that room. */
  public void require(Grant grant, RoomName where) {
    if (!may(grant, where)) {
      throw refusal();
    }
  }

  /** Refuses a caller that may not take participants of {@code from} to {@code to}. */
  public void requireRelocation(RoomName from, RoomName to) {
    require(Grant.ROOM_ADMIN, from);
    if (!may(Grant.ROOM_ADMIN) && !destination.filter(to::equals).isPresent()) {
      throw refusal();
    }
  }

  private RoomException refusal() {
    boolean unknown = name.isEmpty() && everywhere.isEmpty() && inRoom.isEmpty();
    return new RoomException(
        unknown ? new RoomError.Unauthenticated() : new RoomError.PermissionDenied());
  }
}
