package dev.atrium.core;

/** One life of a room, {@code RM_…}: new at each creation, never used twice. */
public record RoomSid(String value) {
  @Override
  public String toString() {
    return value;
  }
}
