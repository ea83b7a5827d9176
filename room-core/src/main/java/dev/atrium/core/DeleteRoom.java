package dev.atrium.core;

/**
 * End a room and every stay in it.
 *
 * @param orSid whether {@code room}, when no room has that name, may be a sid
 */
public record DeleteRoom(RoomName room, boolean orSid) {}
