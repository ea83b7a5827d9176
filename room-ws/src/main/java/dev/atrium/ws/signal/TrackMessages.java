package dev.atrium.ws.signal;

import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SubscriptionPermissionUpdate;
import dev.atrium.api.livekit.TrackPublishedResponse;
import dev.atrium.api.livekit.TrackUnpublishedResponse;
import dev.atrium.core.Participant;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.Track;
import dev.atrium.livekit.LivekitMapper;

/** What a client is told of tracks, its own and those of others. */
final class TrackMessages {
  private TrackMessages() {}

  /** The answer to an announcement. */
  static SignalResponse.Builder published(String clientId, Track track) {
    return SignalResponse.newBuilder()
        .setTrackPublished(
            TrackPublishedResponse.newBuilder()
                .setCid(clientId)
                .setTrack(LivekitMapper.track(track)));
  }

  static SignalResponse.Builder unpublished(Track track) {
    return SignalResponse.newBuilder()
        .setTrackUnpublished(
            TrackUnpublishedResponse.newBuilder().setTrackSid(track.sid().value()));
  }

  static SignalResponse.Builder mute(MuteRequested request) {
    return SignalResponse.newBuilder()
        .setMute(
            MuteTrackRequest.newBuilder()
                .setSid(request.track().value())
                .setMuted(request.muted()));
  }

  static SignalResponse.Builder admitted(Participant publisher, Track track, boolean allowed) {
    return SignalResponse.newBuilder()
        .setSubscriptionPermissionUpdate(
            SubscriptionPermissionUpdate.newBuilder()
                .setParticipantSid(publisher.sid().value())
                .setTrackSid(track.sid().value())
                .setAllowed(allowed));
  }
}
