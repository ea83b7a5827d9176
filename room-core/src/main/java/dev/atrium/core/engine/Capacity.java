package dev.atrium.core.engine;

import dev.atrium.core.RoomError.TooManyRooms;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomSid;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many rooms may be live. Rooms that are being stored count already, so that racing creators
 * cannot exceed the limit together; rooms that have expired count no more, though the store may
 * still keep them for a moment.
 */
final class Capacity {
  private final RoomStore store;
  private final long max;
  private final Set<RoomSid> starting = ConcurrentHashMap.newKeySet();

  Capacity(RoomStore store, long max) {
    this.store = store;
    this.max = max;
  }

  Slot slot() {
    return new Slot();
  }

  private long excess() {
    return store.count() + starting.size() <= max ? 0 : rooms() - max;
  }

  /** Stored ones and those on their way, each once: a room may become stored while we count. */
  private long rooms() {
    long stored;
    long coming;
    do {
      stored = store.count();
      coming = starting.stream().filter(sid -> store.nameOf(sid).isEmpty()).count();
    } while (stored != store.count());
    return stored + coming;
  }

  private boolean areDue(long rooms, Instant now) {
    return store.due(now, Integer.MAX_VALUE).stream()
            .flatMap(name -> store.find(name).stream())
            .filter(room -> room.isExpired(now))
            .limit(rooms)
            .count()
        == rooms;
  }

  /** The place of one room between the decision to start it and its commit. */
  final class Slot implements AutoCloseable {
    private Optional<RoomSid> taken = Optional.empty();

    /** Refuses when every place is taken. A place is taken once, for the room decided on last. */
    void take(RoomSid room, Instant now) {
      close();
      taken = Optional.of(room);
      starting.add(room);
      long excess = excess();
      if (excess > 0 && !areDue(excess, now)) {
        throw new RoomException(new TooManyRooms(max));
      }
    }

    @Override
    public void close() {
      taken.ifPresent(starting::remove);
    }
  }
}
