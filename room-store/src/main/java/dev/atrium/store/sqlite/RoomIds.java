package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.StatusChanged;
import dev.atrium.core.RoomSid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Row numbers of the rooms that are there. They grow with time, so that new rooms lie side by side
 * in the file, which random sids would not.
 */
final class RoomIds {
  private final Map<RoomSid, Ids> stored = new HashMap<>();
  private final Map<RoomSid, Ids> changed = new HashMap<>();
  private final Set<RoomSid> ended = new HashSet<>();

  void load(RoomSid room, long id, long settingsAt) {
    stored.put(room, new Ids(id, settingsAt));
  }

  /** Takes note of what the event at that position does to the numbers of its room. */
  void follow(RoomEvent event, long position) {
    RoomSid room = event.room().sid();
    switch (event) {
      case RoomStarted e -> changed.put(room, new Ids(position, position));
      case RoomUpdated e -> changed.put(room, new Ids(of(room), position));
      case RoomFinished e -> ended.add(room);
      case RoomRenewed e -> {}
      case StatusChanged e -> {}
      case RoomEvent.TokensRevoked e -> {}
      case ParticipantEvent e -> {}
    }
  }

  /** The position of the event that began the room. */
  long of(RoomSid room) {
    return ids(room).id();
  }

  /** The position of the event that carries the room's settings. */
  long settingsAt(RoomSid room) {
    return ids(room).settingsAt();
  }

  /** What was followed since the last time holds from now on. */
  void commit() {
    stored.putAll(changed);
    stored.keySet().removeAll(ended);
    rollback();
  }

  /** Nothing was followed. */
  void rollback() {
    changed.clear();
    ended.clear();
  }

  private Ids ids(RoomSid room) {
    @Nullable Ids ids = changed.getOrDefault(room, stored.get(room));
    if (ids == null) {
      throw new IllegalStateException("no row for room " + room);
    }
    return ids;
  }

  private record Ids(long id, long settingsAt) {}
}
