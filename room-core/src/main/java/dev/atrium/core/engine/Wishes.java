package dev.atrium.core.engine;

import dev.atrium.core.TrackSid;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one client has said that it wants, or does not; of a track the last word counts. Nobody
 * waits here for a media engine.
 */
final class Wishes {
  /** More than there are tracks in any room that a client could show. */
  private static final int MOST = 4_096;

  private final Map<TrackSid, Boolean> wishes = new LinkedHashMap<>();

  void add(Collection<TrackSid> tracks, boolean wanted) {
    synchronized (wishes) {
      tracks.forEach(track -> add(track, wanted));
    }
  }

  private void add(TrackSid track, boolean wanted) {
    wishes.remove(track);
    wishes.put(track, wanted);
    if (wishes.size() > MOST) {
      wishes.remove(wishes.keySet().iterator().next());
    }
  }

  /**
   * Whether it is to have the track.
   *
   * @param unasked what counts if it has said nothing
   */
  boolean include(TrackSid track, boolean unasked) {
    synchronized (wishes) {
      return wishes.getOrDefault(track, unasked);
    }
  }
}
