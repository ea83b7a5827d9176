package dev.atrium.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.StoredEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hooks of the store contract, and what its parts share. */
public interface StoreUnderTest {

  /** The store, empty when a test begins. */
  RoomStore store();

  /** Where it tells what it committed. */
  EventBus bus();

  /** Starts a room that never ends of itself. */
  default Room start(RoomName name, String sid) {
    return write(SampleEvents.started(name, sid));
  }

  /** Writes these events, whatever is there, in one change. */
  default Room write(RoomEvent... events) {
    RoomName name = events[0].room().name();
    return store().change(name, room -> List.of(events)).orElseThrow();
  }

  default RecordingListener listen() {
    RecordingListener listener = new RecordingListener();
    bus().subscribe(listener);
    return listener;
  }

  default List<StoredEvent> eventsAfter(EventId position) {
    return store().eventsAfter(position, Integer.MAX_VALUE);
  }

  /**
   * The rooms that these events make of nothing, where each follows from the one before it of its
   * name.
   */
  static Map<RoomName, Room> fold(List<StoredEvent> log) {
    Map<RoomName, Room> rooms = new HashMap<>();
    for (StoredEvent stored : log) {
      RoomName name = stored.event().room().name();
      Optional<Room> before = Optional.ofNullable(rooms.get(name));
      Room after = follow(before, stored);
      if (stored.event() instanceof RoomFinished) {
        rooms.remove(name);
      } else {
        rooms.put(name, after);
      }
    }
    return rooms;
  }

  private static Room follow(Optional<Room> before, StoredEvent stored) {
    RoomEvent event = stored.event();
    if (event instanceof RoomStarted started) {
      assertThat(before).as("room before %s", stored).isEmpty();
      assertThat(stored.version()).as("first version").isEqualTo(1);
      return Room.of(started);
    }
    assertThat(before).as("room before %s", stored).isPresent();
    Room room = before.orElseThrow();
    assertThat(event.room()).as("life that goes on").isEqualTo(room.ref());
    assertThat(stored.version()).as("version of %s", stored).isEqualTo(room.version() + 1);
    return room.apply(event);
  }

  /** Asserts that every way to read the store tells of exactly these rooms. */
  default void assertHolds(Collection<Room> rooms) {
    assertThat(store().all()).containsExactlyInAnyOrderElementsOf(rooms);
    assertThat(store().count()).isEqualTo(rooms.size());
    for (Room room : rooms) {
      assertThat(store().find(room.name())).contains(room);
      assertThat(store().nameOf(room.sid())).contains(room.name());
    }
  }
}
