package dev.atrium.core;

/** Hand a packet to participants. */
public record SendData(RoomName room, DataPacket packet) {}
