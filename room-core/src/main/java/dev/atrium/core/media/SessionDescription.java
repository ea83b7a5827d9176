package dev.atrium.core.media;

import java.util.Map;

/**
 * An offer or an answer. Never printed: whoever has it may take part in the media connection.
 *
 * @param id tells to which offer an answer belongs; 0 where nobody counts
 * @param tracks how the track is called that a media section carries, by the section's {@code mid}:
 *     by its publisher's own id in what a client offers, by its sid in what an engine offers; empty
 *     where the SDP alone tells
 */
public record SessionDescription(long id, String sdp, Map<String, String> tracks) {
  public SessionDescription {
    tracks = Map.copyOf(tracks);
  }

  @Override
  public String toString() {
    return "SessionDescription[" + id + ", hidden]";
  }
}
