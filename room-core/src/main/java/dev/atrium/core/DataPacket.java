package dev.atrium.core;

import java.util.List;
import java.util.Optional;

/**
 * A message for participants. Its receivers are those whose sid or identity is named; where neither
 * list names anybody, everyone in the room.
 *
 * @param kind 0 reliable and ordered, 1 lossy; other numbers travel like 1
 * @param topic present even when empty, if the sender gave one
 * @param nonce empty, or 16 bytes by which a repeated packet is told
 */
@SuppressWarnings("ArrayRecordComponent") // forwarded, never compared
public record DataPacket(
    int kind,
    byte[] payload,
    List<ParticipantSid> destinationSids,
    List<ParticipantIdentity> destinations,
    Optional<String> topic,
    byte[] nonce) {

  public DataPacket {
    destinationSids = List.copyOf(destinationSids);
    destinations = List.copyOf(destinations);
  }
}
