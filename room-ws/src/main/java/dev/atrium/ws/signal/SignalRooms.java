package dev.atrium.ws.signal;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSignal;
import dev.atrium.ws.WsRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rooms in which this node holds connections, or is about to. On the bus it only finds the room
 * and takes note; rooms that nobody here is in cost nothing.
 */
final class SignalRooms implements RoomListener {
  private final Map<RoomName, SignalRoom> rooms = new ConcurrentHashMap<>();
  private final WsRuntime runtime;
  private final SignalSettings settings;

  SignalRooms(WsRuntime runtime, SignalSettings settings) {
    this.runtime = runtime;
    this.settings = settings;
  }

  /**
   * Somebody is about to enter: from now on nothing that happens in the room is missed. Ends with
   * {@link #left}.
   */
  SignalRoom enter(RoomName name) {
    return rooms.compute(
        name,
        (same, known) -> {
          SignalRoom room = known == null ? new SignalRoom(name, runtime, settings) : known;
          room.entered();
          return room;
        });
  }

  /** Who entered has gone, or has not come at all. */
  void left(SignalRoom room) {
    rooms.computeIfPresent(
        room.name(), (same, known) -> known == room && room.left() ? null : known);
  }

  @Override
  public void changed(RoomChange change) {
    SignalRoom room = rooms.get(change.event().room().name());
    if (room != null) {
      room.changed(change);
    }
  }

  @Override
  public void signalled(RoomSignal signal) {
    SignalRoom room = rooms.get(signal.room().name());
    if (room != null) {
      room.signalled(signal);
    }
  }

  /** Of how many rooms something is kept. */
  int count() {
    return rooms.size();
  }
}
