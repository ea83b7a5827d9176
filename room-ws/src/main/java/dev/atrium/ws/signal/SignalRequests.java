package dev.atrium.ws.signal;

import dev.atrium.api.livekit.Ping;
import dev.atrium.api.livekit.Pong;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stays;
import dev.atrium.core.media.Media;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients say on their connections (signalling spec §2). Decides nothing about rooms. */
final class SignalRequests {
  private static final Logger log = LoggerFactory.getLogger(SignalRequests.class);

  private final InstantSource clock;
  private final ProfileRequests profiles;
  private final TrackRequests tracks;
  private final MediaRequests media;

  SignalRequests(Stays stays, Media media, InstantSource clock) {
    this.clock = clock;
    this.profiles = new ProfileRequests(stays);
    this.tracks = new TrackRequests(stays);
    this.media = new MediaRequests(media);
  }

  /** The client has been told of the room, and can be told of its media. */
  void follow(SignalConnection connection) {
    media.follow(connection);
  }

  /** One message of the client; the next one's turn comes when this is done. */
  void perform(SignalConnection from, SignalRequest request) {
    try {
      dispatch(from, request);
    } catch (RoomException e) {
      refused(from, request, e.error());
    }
  }

  /** What has no answer, for better or worse, is only noted. */
  private static void refused(SignalConnection from, SignalRequest request, RoomError error) {
    log.debug("{} of {} was refused: {}", request.getMessageCase(), from.stay().sid(), error);
  }

  private void dispatch(SignalConnection from, SignalRequest request) {
    switch (request.getMessageCase()) {
      case PING -> from.respond(SignalResponse.newBuilder().setPong(clock.millis()));
      case PING_REQ -> from.respond(pong(request.getPingReq()));
      case LEAVE -> from.leave();
      case UPDATE_METADATA -> profiles.update(from, request.getUpdateMetadata());
      case ADD_TRACK -> tracks.add(from, request.getAddTrack());
      case MUTE -> tracks.mute(from, request.getMute());
      case UPDATE_AUDIO_TRACK -> tracks.update(from, request.getUpdateAudioTrack());
      case UPDATE_VIDEO_TRACK -> tracks.update(from, request.getUpdateVideoTrack());
      case SUBSCRIPTION_PERMISSION -> tracks.open(from, request.getSubscriptionPermission());
      case OFFER, ANSWER, TRICKLE, SUBSCRIPTION, TRACK_SETTING, SYNC_STATE ->
          media.perform(from, request);
      case SIMULATE -> Simulation.perform(from, request.getSimulate());
      case PUBLISH_DATA_TRACK_REQUEST,
          UNPUBLISH_DATA_TRACK_REQUEST,
          UPDATE_DATA_SUBSCRIPTION,
          STORE_DATA_BLOB_REQUEST,
          GET_DATA_BLOB_REQUEST ->
          DataTrackRequests.refuse(from, request);
      case UPDATE_LAYERS, MESSAGE_NOT_SET -> {} // of clients from long ago, or from days to come
    }
  }

  private SignalResponse.Builder pong(Ping ping) {
    return SignalResponse.newBuilder()
        .setPongResp(
            Pong.newBuilder()
                .setLastPingTimestamp(ping.getTimestamp())
                .setTimestamp(clock.millis()));
  }
}
