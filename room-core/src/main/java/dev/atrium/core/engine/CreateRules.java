package dev.atrium.core.engine;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomAlreadyExists;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Creating a room: state and command in, events or a refusal out. */
final class CreateRules {
  private CreateRules() {}

  static List<RoomEvent> create(
      Optional<Room> existing, CreateRoom command, Supplier<RoomStarted> fresh) {
    if (existing.isEmpty()) {
      return List.of(fresh.get());
    }
    return switch (command.ifExists()) { // all that the wires differ in
      case REJECT -> throw new RoomException(new RoomAlreadyExists(existing.get().name()));
      case RETURN -> List.of(); // as it is: neither its settings nor its deadline change
    };
  }
}
