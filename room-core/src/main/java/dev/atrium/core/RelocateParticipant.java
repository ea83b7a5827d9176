package dev.atrium.core;

/**
 * Take a participant to another room.
 *
 * @param leaving whether it leaves the room where it is (move) or is heard in both (forward)
 */
public record RelocateParticipant(
    RoomName room, ParticipantIdentity identity, RoomName destination, boolean leaving) {}
