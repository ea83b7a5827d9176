package dev.atrium.core;

/** A room together with what whoever knows its name may count on. */
public record LeasedRoom(Room room, RoomLease lease) {}
