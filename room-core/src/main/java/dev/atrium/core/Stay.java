package dev.atrium.core;

/** A participant and the room it is in, as one commit left them. */
public record Stay(Room room, Participant participant) {
  public StayRef ref() {
    return new StayRef(room.ref(), participant.identity(), participant.sid());
  }
}
