package dev.atrium.core;

import java.time.Duration;

/** Ask a participant's client to perform a method that it registered. */
public record PerformRpc(
    RoomName room,
    ParticipantIdentity destination,
    String method,
    String payload,
    Duration responseTimeout) {}
