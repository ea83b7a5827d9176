package dev.atrium.core;

import java.util.Optional;

/**
 * Make a room.
 *
 * @param name empty where {@code naming} is to find one
 */
public record CreateRoom(
    Optional<RoomName> name, RoomNaming naming, IfExists ifExists, RoomOptions options) {}
