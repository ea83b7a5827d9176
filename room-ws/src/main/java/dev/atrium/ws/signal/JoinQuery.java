package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ProfileChange;
import java.util.Optional;

/**
 * What a client asks for when it connects.
 *
 * @param own what it lays over the profile of its token
 * @param publishes whether it insists on publishing
 * @param resumes the stay that it wants to go on with
 * @param offers whether it brings an offer of its own, for a single peer connection
 */
record JoinQuery(
    SignalClient client,
    ProfileChange own,
    boolean publishes,
    Optional<ParticipantSid> resumes,
    boolean offers) {}
