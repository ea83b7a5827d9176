package dev.atrium.core;

/** A room's address together with the life of it that is meant. */
public record RoomRef(RoomName name, RoomSid sid) {}
