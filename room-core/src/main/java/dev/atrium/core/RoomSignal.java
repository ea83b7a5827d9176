package dev.atrium.core;

import java.util.List;
import java.util.Optional;

/**
 * Something said in a room that changes nothing in it: delivered to those present, never stored.
 */
public sealed interface RoomSignal {

  RoomRef room();

  /** A data packet is on its way to these participants. */
  record DataSent(RoomRef room, DataPacket packet, Optional<ParticipantIdentity> from)
      implements RoomSignal {}

  /** A participant's subscriptions are to be changed by the node that holds its connection. */
  record SubscriptionsChanged(
      RoomRef room, ParticipantIdentity participant, List<TrackSid> tracks, boolean subscribe)
      implements RoomSignal {}

  /** A participant's client is to be told that one of its tracks is muted, whether or not it is. */
  record MuteRequested(RoomRef room, ParticipantIdentity participant, TrackSid track, boolean muted)
      implements RoomSignal {}
}
