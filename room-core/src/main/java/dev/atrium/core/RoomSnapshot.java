package dev.atrium.core;

import java.time.Instant;

/**
 * A room as one of its events left it, without those inside: what whoever is told of that event
 * later has to know of the room, and no longer can ask.
 *
 * @param participants how many ordinary ones were inside
 * @param publishers how many had published
 * @param recorded whether a recorder was inside
 */
public record RoomSnapshot(
    RoomSettings settings,
    RoomPassword password,
    Instant createdAt,
    long participants,
    long publishers,
    boolean recorded) {

  public static RoomSnapshot of(Room room) {
    boolean empty = room.participants().isEmpty(); // as most are: nobody has to be counted
    return new RoomSnapshot(
        room.settings(),
        room.password(),
        room.times().createdAt(),
        empty ? 0 : room.ordinaryParticipants(),
        empty ? 0 : room.publishers(),
        !empty && room.isRecorded());
  }
}
