package dev.atrium.core;

/**
 * One published audio, video or data flow.
 *
 * @param mimeType codec that arrived, empty while no media have
 */
public record Track(
    TrackSid sid, MediaSessionId leg, TrackOptions options, boolean muted, String mimeType) {

  public Track withMuted(boolean changed) {
    return new Track(sid, leg, options, changed, mimeType);
  }
}
