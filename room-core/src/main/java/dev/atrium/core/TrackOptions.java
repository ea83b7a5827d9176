package dev.atrium.core;

import java.util.Map;

/**
 * What the publisher says of a track.
 *
 * @param clientId the publisher's own id of it, unique among its tracks
 * @param attributes further particulars by name, in the form the publisher's wire gave them
 */
public record TrackOptions(
    String clientId,
    TrackType type,
    TrackSource source,
    String name,
    VideoSize size,
    Map<String, String> attributes) {

  public TrackOptions {
    attributes = Map.copyOf(attributes);
  }

  /** Pixels of the largest layer; zero for what is no video. */
  public record VideoSize(long width, long height) {
    public static final VideoSize NONE = new VideoSize(0, 0);
  }
}
