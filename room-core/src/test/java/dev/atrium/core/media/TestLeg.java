package dev.atrium.core.media;

import dev.atrium.core.Patience;
import dev.atrium.core.TrackSid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a leg has been told and sent. */
public final class TestLeg {
  private final List<byte[]> reliable = new CopyOnWriteArrayList<>();
  private final List<byte[]> lossy = new CopyOnWriteArrayList<>();
  private final BlockingQueue<byte[]> unread = new LinkedBlockingQueue<>();
  private final List<IceCandidate> candidates = new ArrayList<>();
  private final Map<TrackSid, LayerChoice> choices = new HashMap<>();
  private final Set<TrackSid> muted = new HashSet<>();
  private Set<TrackSid> tracks = Set.of();
  private long offers;
  private boolean up;

  public List<byte[]> reliable() {
    return reliable;
  }

  public List<byte[]> lossy() {
    return lossy;
  }

  /** The next message that came reliably, once it has. */
  public byte[] next() {
    try {
      byte[] next = unread.poll(Patience.MILLIS, TimeUnit.MILLISECONDS);
      return Objects.requireNonNull(next, "no message came");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a message", e);
    }
  }

  public List<IceCandidate> candidates() {
    return candidates;
  }

  public Map<TrackSid, LayerChoice> choices() {
    return choices;
  }

  /** Those of its own tracks that nobody gets. */
  public Set<TrackSid> muted() {
    return muted;
  }

  /** Those that it gets. */
  public Set<TrackSid> tracks() {
    return tracks;
  }

  boolean isUp() {
    return up;
  }

  /** How often it has been offered something. */
  long offers() {
    return offers;
  }

  void countOffer() {
    offers++;
  }

  void bringUp() {
    up = true;
  }

  void give(Set<TrackSid> wanted) {
    tracks = Set.copyOf(wanted);
  }

  void send(DataChannel channel, byte[] message) {
    if (channel == DataChannel.RELIABLE) {
      reliable.add(message);
      unread.add(message);
    } else {
      lossy.add(message);
    }
  }
}
