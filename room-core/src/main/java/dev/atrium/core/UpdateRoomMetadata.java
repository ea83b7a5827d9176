package dev.atrium.core;

/** Replace a room's metadata; the empty text clears it. */
public record UpdateRoomMetadata(RoomName room, String metadata) {}
