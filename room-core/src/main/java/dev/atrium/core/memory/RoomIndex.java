package dev.atrium.core.memory;

import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Rooms by name, by sid and by when they are due, each found without looking at the others. Readers
 * never wait; changes of one name must come one after another.
 */
public final class RoomIndex {
  private final ConcurrentMap<RoomName, Room> byName = new ConcurrentHashMap<>();
  private final ConcurrentMap<RoomSid, RoomName> bySid = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Due> byInstant = new ConcurrentSkipListSet<>(Due.ORDER);

  public Optional<Room> find(RoomName name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Optional<RoomName> nameOf(RoomSid sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  public List<Room> all() {
    return List.copyOf(byName.values());
  }

  public long count() {
    return byName.size();
  }

  /** First due first. */
  public List<RoomName> due(Instant now, int limit) {
    return byInstant.stream()
        .takeWhile(due -> !due.instant().isAfter(now))
        .limit(limit)
        .map(Due::name)
        .toList();
  }

  /** Takes over what the name holds from now on; empty for nothing. */
  public void put(RoomName name, Optional<Room> room) {
    Optional<Room> before =
        Optional.ofNullable(room.isPresent() ? byName.put(name, room.get()) : byName.remove(name));
    Optional<Due> due = room.flatMap(Due::of);
    Optional<Due> dueBefore = before.flatMap(Due::of);
    if (!due.equals(dueBefore)) {
      due.ifPresent(byInstant::add);
      dueBefore.ifPresent(byInstant::remove);
    }
    Optional<RoomSid> sid = room.map(Room::sid);
    sid.ifPresent(present -> bySid.put(present, name));
    before.map(Room::sid).filter(old -> !sid.equals(Optional.of(old))).ifPresent(bySid::remove);
  }

  private record Due(Instant instant, RoomName name) {
    static final Comparator<Due> ORDER =
        Comparator.comparing(Due::instant).thenComparing(due -> due.name().value());

    static Optional<Due> of(Room room) {
      return room.due().map(instant -> new Due(instant, room.name()));
    }
  }
}
