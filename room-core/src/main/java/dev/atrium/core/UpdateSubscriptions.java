package dev.atrium.core;

import java.util.List;

/** Subscribe somebody to tracks, or unsubscribe it; unknown tracks are no error. */
public record UpdateSubscriptions(
    RoomName room, ParticipantIdentity identity, List<TrackSid> tracks, boolean subscribe) {
  public UpdateSubscriptions {
    tracks = List.copyOf(tracks);
  }
}
