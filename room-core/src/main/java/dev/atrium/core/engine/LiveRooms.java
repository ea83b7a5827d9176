package dev.atrium.core.engine;

import dev.atrium.core.FinishReason;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The store as the rules see it. A room whose deadline has passed is there for nobody, whether or
 * not the sweeper has come by; a change that finds one ends it first, in the same commit.
 */
final class LiveRooms {
  private final RoomStore store;
  private final InstantSource clock;

  LiveRooms(RoomStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** In whole milliseconds, the resolution of everything that is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Optional<Room> find(RoomName name) {
    return store.find(name).filter(room -> !room.isExpired(now()));
  }

  Room get(RoomName name) {
    return find(name).orElseThrow(() -> notFound(name));
  }

  /** Whose tokens are refused in rooms of that name. */
  Revocations revoked(RoomName name) {
    return store.revoked(name);
  }

  /** How many revocations are in force, in rooms of all names. */
  long revocations() {
    return store.revocations(now());
  }

  List<Room> all() {
    Instant now = now();
    boolean nothingDue = store.due(now, 1).isEmpty(); // asked first: the sweeper is at work too
    List<Room> stored = store.all();
    return nothingDue ? stored : stored.stream().filter(room -> !room.isExpired(now)).toList();
  }

  /** Changes what the name holds; returns the room afterwards, also when that was its end. */
  Room change(RoomName name, Rule rule) {
    return store
        .change(name, (stored, revoked) -> decide(stored, revoked, rule))
        .orElseThrow(() -> notFound(name));
  }

  /** Changes a live room, or refuses because there is none. */
  Room changeLive(RoomName name, BiFunction<Room, Instant, List<RoomEvent>> rule) {
    return change(
        name, (live, revoked, now) -> rule.apply(live.orElseThrow(() -> notFound(name)), now));
  }

  /** Changes a live room; where there is none, nothing happens. */
  void changeIfLive(RoomName name, BiFunction<Room, Instant, List<RoomEvent>> rule) {
    Rule ifLive = (live, revoked, now) -> live.map(room -> rule.apply(room, now)).orElse(List.of());
    store.change(name, (stored, revoked) -> decide(stored, revoked, ifLive));
  }

  private List<RoomEvent> decide(Optional<Room> stored, Revocations revoked, Rule rule) {
    Instant now = now();
    Optional<Room> expired = stored.filter(room -> room.isExpired(now));
    if (expired.isEmpty()) {
      return rule.decide(stored, revoked, now);
    }
    List<RoomEvent> decided = rule.decide(Optional.empty(), revoked, now);
    List<RoomEvent> events =
        new ArrayList<>(LeaveRules.finish(expired.get(), FinishReason.EXPIRED, now));
    events.addAll(decided);
    return events;
  }

  static RoomException notFound(RoomName name) {
    return new RoomException(new RoomNotFound(name));
  }
}
