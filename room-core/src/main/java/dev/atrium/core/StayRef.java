package dev.atrium.core;

/**
 * One stay of a participant. Whoever holds its connection acts by it: once the stay is over, or the
 * identity has come anew, it refers to nothing.
 */
public record StayRef(RoomRef room, ParticipantIdentity identity, ParticipantSid sid) {}
