package dev.atrium.core;

/**
 * A named set of options that a creator may refer to; it fills in what the creator left open.
 *
 * @param maxParticipants 0 leaves it open
 */
public record RoomPreset(
    LifetimeOptions.Idle lifetime, long maxParticipants, String metadata, RoomExtras extras) {}
