package dev.atrium.core.engine;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSid;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The nonces of the latest data packets of each live room, so that a repeated packet is told. Rooms
 * beyond a number are forgotten, those longest without a packet first.
 */
final class RecentNonces implements RoomListener {
  /** As many as the original remembers (LiveKit spec §4.11). */
  private static final int REMEMBERED = 100;

  private static final int ROOMS = 10_000;

  private final Map<RoomSid, Set<ByteBuffer>> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RoomSid, Set<ByteBuffer>> eldest) {
          return size() > ROOMS;
        }
      };

  /** Whether this nonce is new in that room; the empty one always is. */
  synchronized boolean isNew(RoomSid room, byte[] nonce) {
    if (nonce.length == 0) {
      return true;
    }
    Set<ByteBuffer> nonces = seen.computeIfAbsent(room, sid -> new LinkedHashSet<>());
    if (!nonces.add(ByteBuffer.wrap(nonce.clone()))) {
      return false;
    }
    if (nonces.size() > REMEMBERED) {
      nonces.remove(nonces.iterator().next());
    }
    return true;
  }

  @Override
  public synchronized void changed(RoomChange change) {
    if (change.event() instanceof RoomFinished finished) {
      seen.remove(finished.room().sid());
    }
  }
}
