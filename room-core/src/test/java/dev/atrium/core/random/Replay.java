package dev.atrium.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomName;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the rooms of a store again out of its events alone, from nothing on, and asserts on the way
 * that each event may follow the one before it.
 */
public final class Replay {
  private static final int PAGE = 1_000;

  private final RoomStore store;
  private final Map<RoomName, Room> rooms = new HashMap<>();
  private final Set<String> usedSids = new HashSet<>();
  private EventId position;

  /** Begins with a store that has no rooms yet. */
  public Replay(RoomStore store) {
    this.store = store;
    this.position = store.latestEvent();
    assertThat(store.all()).as("rooms before the first command").isEmpty();
  }

  /** Reads what has happened since it last did, and asserts that store and events agree. */
  public void catchUp() {
    List<StoredEvent> page = store.eventsAfter(position, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::follow);
      position = page.getLast().id();
      page = store.eventsAfter(position, PAGE);
    }
    assertThat(position).isEqualTo(store.latestEvent());
    assertStoreAgrees();
    rooms.values().forEach(Invariants::check);
  }

  /** How many lives, stays and tracks there have been. */
  public int sids() {
    return usedSids.size();
  }

  private void follow(StoredEvent stored) {
    RoomEvent event = stored.event();
    Optional<Room> before = Optional.ofNullable(rooms.get(event.room().name()));
    Room after = event instanceof RoomStarted s ? start(before, s) : change(before, event);
    assertThat(stored.version()).as("version of %s", stored).isEqualTo(after.version());
    if (event instanceof RoomFinished) {
      rooms.remove(after.name());
    } else {
      rooms.put(after.name(), after);
    }
  }

  private Room start(Optional<Room> before, RoomStarted event) {
    assertThat(before).as("room there when another of its name starts").isEmpty();
    assertFresh(event.room().sid().value());
    return Room.of(event);
  }

  private Room change(Optional<Room> before, RoomEvent event) {
    assertThat(before).as("room before %s", event).isPresent();
    Room room = before.orElseThrow();
    assertThat(event.room()).as("life that %s is about", event).isEqualTo(room.ref());
    switch (event) {
      case RoomFinished e -> assertThat(room.participants()).as("inside at the end").isEmpty();
      case ParticipantJoined e -> {
        assertThat(room.participant(e.participant().identity())).as("joined twice").isEmpty();
        assertThat(e.participant().version()).isEqualTo(1);
        assertFresh(e.participant().sid().value());
      }
      case ParticipantLeft e -> {
        assertThat(room.participant(e.participant().identity())).contains(e.participant());
        assertThat(e.participant().tracks()).as("tracks of one who left").isEmpty();
      }
      case ParticipantEvent e -> assertFollows(room, e);
      default -> {}
    }
    return room.apply(event);
  }

  private void assertFollows(Room room, ParticipantEvent event) {
    Participant after = event.participant();
    Participant before = room.participant(after.identity()).orElseThrow();
    assertThat(after.sid()).as("stay of %s", event).isEqualTo(before.sid());
    assertThat(after.version()).as("version in %s", event).isGreaterThan(before.version());
    if (event instanceof TrackPublished published) {
      assertFresh(published.track().sid().value());
    }
  }

  private void assertFresh(String sid) {
    assertThat(usedSids.add(sid)).as("%s is used for the first time", sid).isTrue();
  }

  private void assertStoreAgrees() {
    assertThat(store.all()).containsExactlyInAnyOrderElementsOf(rooms.values());
    assertThat(store.count()).isEqualTo(rooms.size());
    for (Room room : rooms.values()) {
      assertThat(store.find(room.name())).contains(room);
      assertThat(store.nameOf(room.sid())).contains(room.name());
    }
    List<Instant> instants =
        rooms.values().stream()
            .flatMap(room -> room.due().stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(store.due(Instant.MAX, Integer.MAX_VALUE)).extracting(this::due).isEqualTo(instants);
  }

  private Instant due(RoomName name) {
    return Optional.ofNullable(rooms.get(name)).flatMap(Room::due).orElseThrow();
  }
}
