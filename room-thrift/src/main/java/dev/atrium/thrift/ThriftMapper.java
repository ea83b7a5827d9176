package dev.atrium.thrift;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.IfExists;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.Room;
import dev.atrium.core.RoomLease;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.TurnCredentials;
import java.util.Optional;

/** The contract's words to and from the domain's. */
final class ThriftMapper {
  private static final CreateRoom CREATE =
      new CreateRoom(
          Optional.empty(),
          RoomNaming.SECRET,
          IfExists.RETURN,
          RoomOptions.of(new LifetimeOptions.Lease()));

  private ThriftMapper() {}

  /** A room under a fresh, secret name that lives as long as its lease. */
  static CreateRoom createRoom() {
    return CREATE;
  }

  static DeleteRoom deleteRoom(String id) {
    return new DeleteRoom(new RoomName(id), false);
  }

  /**
   * @param withPassword whether a password, if there is one, is shown
   */
  static RoomInfo info(Room room, RoomLease lease, boolean withPassword) {
    Optional<TurnCredentials> credentials = lease.credentials();
    return new RoomInfo(
        room.name().value(),
        lease.expires().getEpochSecond(),
        credentials.map(TurnCredentials::username).orElse(""),
        withPassword ? credentials.map(TurnCredentials::password) : Optional.empty());
  }
}
