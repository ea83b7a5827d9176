package dev.atrium.store.sqlite;

import dev.atrium.core.RoomSid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Row numbers of the rooms that are there. They grow with time, so that new rooms lie side by side
 * in the file, which random sids would not.
 */
final class RoomIds {
  private final Map<RoomSid, Long> stored = new HashMap<>();
  private final Map<RoomSid, Long> begun = new HashMap<>();
  private final Set<RoomSid> ended = new HashSet<>();

  void load(RoomSid room, long id) {
    stored.put(room, id);
  }

  long of(RoomSid room) {
    Long id = begun.getOrDefault(room, stored.get(room));
    if (id == null) {
      throw new IllegalStateException("no row for room " + room);
    }
    return id;
  }

  void begin(RoomSid room, long id) {
    begun.put(room, id);
  }

  void end(RoomSid room) {
    ended.add(room);
  }

  /** What was begun and ended since the last time holds from now on. */
  void commit() {
    stored.putAll(begun);
    stored.keySet().removeAll(ended);
    rollback();
  }

  /** Nothing was begun or ended. */
  void rollback() {
    begun.clear();
    ended.clear();
  }
}
