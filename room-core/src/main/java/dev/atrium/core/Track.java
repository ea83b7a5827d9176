package dev.atrium.core;

import java.time.Instant;

/**
 * One audio, video or data flow: announced, until its media arrive, then published.
 *
 * @param mimeType codec that arrived, empty while no media have
 * @param changedAt when it was published or changed last; {@link Instant#EPOCH} while it is only
 *     announced
 */
public record Track(
    TrackSid sid,
    MediaSessionId leg,
    TrackOptions options,
    boolean muted,
    String mimeType,
    Instant changedAt) {

  /** Whether it is announced, and nobody can hear or see it yet. */
  public boolean isAnnounced() {
    return changedAt.equals(Instant.EPOCH);
  }

  public Track published(String arrived, Instant at) {
    return new Track(sid, leg, options, muted, arrived, at);
  }

  public Track withMuted(boolean changed, Instant at) {
    return new Track(sid, leg, options, changed, mimeType, changed(at));
  }

  public Track withOptions(TrackOptions changed, Instant at) {
    return new Track(sid, leg, changed, muted, mimeType, changed(at));
  }

  private Instant changed(Instant at) {
    return isAnnounced() ? Instant.EPOCH : at;
  }
}
