package dev.atrium.core;

/**
 * Is told what was committed, in the order of the commits of each room, and what is said in the
 * rooms. Must return at once and may not throw: whoever has much to do takes note and does it
 * elsewhere.
 */
public interface RoomListener {

  void changed(RoomChange change);

  default void signalled(RoomSignal signal) {}
}
