package dev.atrium.core.engine;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSid;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The nonces of the latest data packets of each live room, so that a repeated packet is told. */
final class RecentNonces implements RoomListener {
  /** As many as the original remembers (LiveKit spec §4.11). */
  private static final int REMEMBERED = 100;

  private final ConcurrentMap<RoomSid, Set<ByteBuffer>> seen = new ConcurrentHashMap<>();

  /** Whether this nonce is new in that room; the empty one always is. */
  boolean isNew(RoomSid room, byte[] nonce) {
    if (nonce.length == 0) {
      return true;
    }
    Set<ByteBuffer> nonces = seen.computeIfAbsent(room, sid -> new LinkedHashSet<>());
    synchronized (nonces) {
      if (!nonces.add(ByteBuffer.wrap(nonce.clone()))) {
        return false;
      }
      if (nonces.size() > REMEMBERED) {
        nonces.remove(nonces.iterator().next());
      }
      return true;
    }
  }

  @Override
  public void changed(RoomChange change) {
    if (change.event() instanceof RoomFinished finished) {
      seen.remove(finished.room().sid());
    }
  }
}
