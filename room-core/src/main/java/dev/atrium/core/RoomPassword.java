package dev.atrium.core;

/** The room's shared secret that LiveKit calls {@code turn_password}; never printed. */
public record RoomPassword(String value) {
  @Override
  public String toString() {
    return "RoomPassword[hidden]";
  }
}
