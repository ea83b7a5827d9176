package dev.atrium.core;

import java.util.Optional;

/**
 * Go on with a stay over a new connection.
 *
 * @param sid the stay that the client remembers; empty from clients that know their identity alone
 */
public record ResumeStay(
    RoomName room, ParticipantIdentity identity, Optional<ParticipantSid> sid) {}
