package dev.atrium.livekit;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.core.TrackOptions;
import java.util.Base64;

/**
 * What a LiveKit client said of a track beyond what the domain has words for. It is kept with the
 * track as {@link TrackOptions#LIVEKIT}: a {@code TrackInfo} with those fields alone, in base64.
 */
public final class TrackParticulars {
  private TrackParticulars() {}

  /** Nothing is set where no client of LiveKit's has said anything. */
  public static TrackInfo of(TrackOptions options) {
    String said = options.attributes().getOrDefault(TrackOptions.LIVEKIT, "");
    try {
      return TrackInfo.parseFrom(Base64.getDecoder().decode(said));
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      return TrackInfo.getDefaultInstance(); // given by another wire, in words of its own
    }
  }

  /** As they are kept with the track. */
  public static String stored(TrackInfo particulars) {
    return Base64.getEncoder().encodeToString(particulars.toByteArray());
  }
}
