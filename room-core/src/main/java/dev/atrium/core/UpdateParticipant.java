package dev.atrium.core;

import java.util.Optional;

/** Change somebody's profile and, where given, every bit of the permission. */
public record UpdateParticipant(
    RoomName room,
    ParticipantIdentity identity,
    ProfileChange profile,
    Optional<Permission> permission) {}
