package dev.atrium.core;

import java.util.List;
import java.util.Map;

/**
 * What a room carries for those who serve it: agents to dispatch, recordings to start, hints for
 * receivers, labels. Kept with the room; acted upon elsewhere.
 *
 * @param egress recording template in the form its wire gave it (protobuf {@code RoomEgress},
 *     base64), empty for none
 * @param creatorData JSON object that the nkMEDIA creator attached ({@code room_meta}), empty for
 *     none
 */
public record RoomExtras(
    List<RoomAgent> agents,
    String egress,
    Map<String, String> tags,
    String creatorData,
    PlayoutDelay playoutDelay,
    boolean syncStreams) {

  public static final RoomExtras NONE =
      new RoomExtras(List.of(), "", Map.of(), "", PlayoutDelay.NONE, false);

  public RoomExtras {
    agents = List.copyOf(agents);
    tags = Map.copyOf(tags);
  }

  /** These, and where they say nothing, {@code fallback}. */
  RoomExtras orElse(RoomExtras fallback) {
    if (equals(NONE)) {
      return fallback;
    }
    return new RoomExtras(
        agents.isEmpty() ? fallback.agents : agents,
        egress.isEmpty() ? fallback.egress : egress,
        tags.isEmpty() ? fallback.tags : tags,
        creatorData.isEmpty() ? fallback.creatorData : creatorData,
        playoutDelay.equals(PlayoutDelay.NONE) ? fallback.playoutDelay : playoutDelay,
        syncStreams || fallback.syncStreams);
  }
}
