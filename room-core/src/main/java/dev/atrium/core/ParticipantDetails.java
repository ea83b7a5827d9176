package dev.atrium.core;

import java.util.List;
import java.util.Set;

/**
 * What is known of a participant's origin. It holds for the whole stay and decides nothing.
 *
 * @param kindDetails in the order in which its token names them
 * @param clientProtocol its level of data streams, uint32; others are told and act by it
 * @param region of the node that admitted it, empty for none
 */
public record ParticipantDetails(
    List<KindDetail> kindDetails,
    long clientProtocol,
    Set<ClientCapability> capabilities,
    String region) {
  public static final ParticipantDetails NONE = new ParticipantDetails(List.of(), 0, Set.of(), "");

  public ParticipantDetails {
    kindDetails = List.copyOf(kindDetails);
    capabilities = Set.copyOf(capabilities);
  }

  public ParticipantDetails in(String nodeRegion) {
    return new ParticipantDetails(kindDetails, clientProtocol, capabilities, nodeRegion);
  }
}
