package dev.atrium.core;

import dev.atrium.core.media.DataMessage;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.Speaker;
import java.util.List;

/**
 * Something said in a room that changes nothing in it: delivered to those present, never stored.
 */
public sealed interface RoomSignal {

  RoomRef room();

  /** A message is on its way to those whom it names. */
  record DataSent(RoomRef room, DataMessage message) implements RoomSignal {}

  /** A participant's subscriptions are to be changed by the node that holds its connection. */
  record SubscriptionsChanged(
      RoomRef room, ParticipantIdentity participant, List<TrackSid> tracks, boolean subscribe)
      implements RoomSignal {}

  /** A participant's client is to be told that one of its tracks is muted, whether or not it is. */
  record MuteRequested(RoomRef room, ParticipantIdentity participant, TrackSid track, boolean muted)
      implements RoomSignal {}

  /** Those who have begun or stopped to talk, or talk louder or lower. */
  record SpeakersChanged(RoomRef room, List<Speaker> speakers) implements RoomSignal {
    public SpeakersChanged {
      speakers = List.copyOf(speakers);
    }
  }

  /** Links that have become better or worse. */
  record QualityChanged(RoomRef room, List<LinkQuality> links) implements RoomSignal {
    public QualityChanged {
      links = List.copyOf(links);
    }
  }
}
