package dev.atrium.core.engine;

import dev.atrium.core.RoomError.TooManyRooms;
import dev.atrium.core.RoomException;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many rooms may be live. Rooms that are being stored count already, so that racing creators
 * cannot exceed the limit together; rooms that have expired count no more, though the store may
 * still keep them for a moment.
 */
final class Capacity {
  private final RoomStore store;
  private final long max;
  private final AtomicLong starting = new AtomicLong();

  Capacity(RoomStore store, long max) {
    this.store = store;
    this.max = max;
  }

  Slot slot() {
    return new Slot();
  }

  private boolean areDue(long rooms, Instant now) {
    return rooms <= Integer.MAX_VALUE && store.due(now, (int) rooms).size() == rooms;
  }

  /** The place of one room between the decision to start it and its commit. */
  final class Slot implements AutoCloseable {
    private boolean taken;

    /** Refuses when every place is taken. Taking a place again changes nothing. */
    void take(Instant now) {
      if (!taken) {
        taken = true;
        starting.incrementAndGet();
      }
      long excess = store.count() + starting.get() - max;
      if (excess > 0 && !areDue(excess, now)) {
        throw new RoomException(new TooManyRooms(max));
      }
    }

    @Override
    public void close() {
      if (taken) {
        starting.decrementAndGet();
      }
    }
  }
}
