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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room as far as the media engine of this node has legs of it: open from the first one to the
 * last. Over, it is never used again; another one may follow.
 */
final class MediaRoom {
  private static final Logger log = LoggerFactory.getLogger(MediaRoom.class);

  private final RoomRef ref;
  private final MediaBackend media;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LegRef, MediaLeg> legs = new ConcurrentHashMap<>();
  private final AtomicBoolean unsettled = new AtomicBoolean();
  private final AtomicBoolean behind = new AtomicBoolean();
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
      MediaLeg taken =
          legs.compute(
              leg,
              (ref, known) ->
                  known == null || known.isReleased() ? new MediaLeg(ref, media) : known);
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
   * Keeps a leg no longer that the engine has let go of.
   *
   * @return whether this is over now; also if the engine fails to close it
   */
  boolean forget(MediaLeg leg) {
    lock.lock();
    try {
      legs.remove(leg.ref(), leg);
      over = legs.isEmpty();
      if (over && open) {
        open = false;
        close();
      }
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing flows in it any more, and opening it again is opening it. */
  private void close() {
    try {
      media.closeRoom(ref);
    } catch (RuntimeException e) {
      log.warn("The media engine does not close {}", ref.sid(), e);
    }
  }

  /** Whether nobody knows yet that the engine has not done everything here. */
  boolean fallBehind() {
    return behind.compareAndSet(false, true);
  }

  /** It is about to be tried once more. */
  void catchUp() {
    behind.set(false);
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
