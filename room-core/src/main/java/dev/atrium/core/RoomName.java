package dev.atrium.core;

/**
 * The address of a room on every wire. Any text is one, the empty one too: a name that no room can
 * have is unknown, not wrong. Compared byte for byte.
 */
public record RoomName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
