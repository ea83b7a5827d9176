package dev.atrium.core;

import java.util.Map;

/**
 * What the publisher says of a track.
 *
 * @param clientId the publisher's own id of it, by which the media engine knows it again
 * @param attributes further particulars by name, in the form the publisher's wire gave them; kept
 *     with the track, acted upon elsewhere
 * @param muted whether it is muted from the beginning
 */
public record TrackOptions(
    String clientId,
    TrackType type,
    TrackSource source,
    String name,
    VideoSize size,
    Map<String, String> attributes,
    boolean muted) {

  /**
   * Attribute of what LiveKit clients say of a track beyond the rest of this record: layers,
   * codecs, encryption, stream, DTX, RED, stereo, audio features and backup policy. Protobuf {@code
   * TrackInfo}, base64; only those of its fields count.
   */
  public static final String LIVEKIT = "livekit";

  public TrackOptions {
    attributes = Map.copyOf(attributes);
  }

  public TrackOptions(
      String clientId,
      TrackType type,
      TrackSource source,
      String name,
      VideoSize size,
      Map<String, String> attributes) {
    this(clientId, type, source, name, size, attributes, false);
  }

  /** Pixels of the largest layer; zero for what is no video. */
  public record VideoSize(long width, long height) {
    public static final VideoSize NONE = new VideoSize(0, 0);
  }
}
