package dev.atrium.core;

import java.time.Duration;

/**
 * Ask a participant's client to perform a method that it registered.
 *
 * @param responseTimeout zero or less stands for ten seconds, and more than a minute for a minute
 */
public record PerformRpc(
    RoomName room,
    ParticipantIdentity destination,
    String method,
    String payload,
    Duration responseTimeout) {}
