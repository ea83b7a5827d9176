package dev.atrium.ws.signal;

import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.Track;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LegListener;
import dev.atrium.core.media.SessionDescription;
import java.util.Set;

/** Tells a client over its connection what the media engine has to say to it. */
final class ClientLeg implements LegListener {
  private final SignalConnection connection;

  ClientLeg(SignalConnection connection) {
    this.connection = connection;
  }

  @Override
  public void offered(SessionDescription offer) {
    connection.tell(SignalResponse.newBuilder().setOffer(MediaWords.description("offer", offer)));
  }

  @Override
  public void found(IceCandidate candidate) {
    connection.tell(SignalResponse.newBuilder().setTrickle(MediaWords.candidate(candidate)));
  }

  @Override
  public void layersWanted(TrackSid track, Set<Layer> layers) {
    String mimeType = connection.participant().track(track).map(Track::mimeType).orElse("");
    connection.tell(
        SignalResponse.newBuilder()
            .setSubscribedQualityUpdate(MediaWords.wanted(track, mimeType, layers)));
  }
}
