package dev.atrium.core.port;

import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import java.util.List;
import java.util.Optional;

/**
 * A rule applied to the room of one name. Pure and quick: it runs where the store puts commits in
 * order, and possibly more than once.
 */
@FunctionalInterface
public interface Decision {

  /**
   * What is to happen, in order; nothing, to leave the room as it is. An end of the room may be
   * followed by the beginning of the next one of its name.
   *
   * @param revoked as all earlier decisions on that name have left them
   * @throws dev.atrium.core.RoomException to refuse
   */
  List<RoomEvent> decide(Optional<Room> room, Revocations revoked);
}
