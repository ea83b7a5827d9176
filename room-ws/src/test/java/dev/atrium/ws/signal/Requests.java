package dev.atrium.ws.signal;

import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SubscriptionPermission;
import dev.atrium.api.livekit.TrackPermission;
import dev.atrium.api.livekit.TrackSource;
import dev.atrium.api.livekit.TrackType;
import dev.atrium.api.livekit.UpdateParticipantMetadata;

/** What clients say. */
final class Requests {
  private Requests() {}

  static SignalRequest.Builder leave() {
    return SignalRequest.newBuilder()
        .setLeave(LeaveRequest.newBuilder().setReason(DisconnectReason.CLIENT_INITIATED));
  }

  static SignalRequest.Builder camera(String clientId) {
    return SignalRequest.newBuilder()
        .setAddTrack(
            AddTrackRequest.newBuilder()
                .setCid(clientId)
                .setName("cam")
                .setType(TrackType.VIDEO)
                .setSource(TrackSource.CAMERA));
  }

  static SignalRequest.Builder metadata(String metadata, int requestId) {
    return SignalRequest.newBuilder()
        .setUpdateMetadata(
            UpdateParticipantMetadata.newBuilder().setMetadata(metadata).setRequestId(requestId));
  }

  static SignalRequest.Builder openTo(String identity) {
    return SignalRequest.newBuilder()
        .setSubscriptionPermission(
            SubscriptionPermission.newBuilder()
                .addTrackPermissions(
                    TrackPermission.newBuilder()
                        .setParticipantIdentity(identity)
                        .setAllTracks(true)));
  }
}
