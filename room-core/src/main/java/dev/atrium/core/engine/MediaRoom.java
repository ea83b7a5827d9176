package dev.atrium.core.engine;

import dev.atrium.core.MediaProfile;
import dev.atrium.core.RoomRef;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.port.MediaBackend;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A room as far as the media engine of this node has legs of it: open from the first one to the
 * last. Over, it is never used again; another one may follow.
 */
final class MediaRoom {
  private final RoomRef ref;
  private final MediaBackend media;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LegRef, MediaLeg> legs = new ConcurrentHashMap<>();
  private final AtomicBoolean unsettled = new AtomicBoolean();
  private boolean open;
  private boolean over;

  MediaRoom(RoomRef ref, MediaBackend media) {
    this.ref = ref;
    this.media = media;
  }

  RoomRef ref() {
    return ref;
  }

  Collection<MediaLeg> legs() {
    return legs.values();
  }

  @Nullable MediaLeg leg(LegRef leg) {
    return legs.get(leg);
  }

  /** Makes room for a leg, or finds it; empty if this is over. */
  Optional<MediaLeg> take(LegRef leg, MediaProfile profile) {
    lock.lock();
    try {
      if (over) {
        return Optional.empty();
      }
      MediaLeg taken = legs.computeIfAbsent(leg, fresh -> new MediaLeg(fresh, media));
      if (!open) {
        media.openRoom(ref, profile);
        open = true;
      }
      return Optional.of(taken);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the engine go of a leg; it has to be told even if it never took it.
   *
   * @return whether this is over now
   */
  boolean drop(LegRef leg) {
    lock.lock();
    try {
      legs.remove(leg);
      over = legs.isEmpty();
      media.detach(leg);
      if (over && open) {
        open = false;
        media.closeRoom(ref);
      }
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody is about to settle it yet. */
  boolean unsettle() {
    return unsettled.compareAndSet(false, true);
  }

  /** Whatever happens from now on has to be settled again. */
  void settling() {
    unsettled.set(false);
  }
}
