package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Concurrently;
import dev.atrium.core.EventId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a store promises when several change and read rooms at once. */
interface OrdersChanges extends StoreUnderTest {
  int WORKERS = 8;

  @Test
  default void noChangeOfARoomIsLost() {
    write(started(LOBBY, "RM_1"), updated(Room.of(started(LOBBY, "RM_1")), "0"));

    Concurrently.run(
        WORKERS,
        worker -> {
          for (int i = 0; i < rounds(); i++) {
            store().change(LOBBY, room -> List.of(counted(room.orElseThrow())));
          }
          return true;
        });

    Room room = store().find(LOBBY).orElseThrow();
    long changes = (long) WORKERS * rounds();
    assertThat(room.settings().metadata()).isEqualTo(Long.toString(changes));
    assertThat(room.version()).isEqualTo(changes + 2);
  }

  @Test
  default void ofSeveralWhoStartARoomOneDoesAndAllAreGivenIt() {
    for (int i = 0; i < rounds(); i++) {
      RoomName name = new RoomName("contended-" + i);
      EventId before = store().latestEvent();

      List<Room> rooms =
          Concurrently.run(WORKERS, worker -> startIfMissing(name, name.value() + "/" + worker));

      assertThat(rooms).containsOnly(store().find(name).orElseThrow());
      assertThat(eventsAfter(before)).hasSize(1);
    }
  }

  @Test
  default void nobodySeesHalfAChange() {
    Room first = start(LOBBY, "RM_0");
    AtomicBoolean done = new AtomicBoolean();

    List<Boolean> whole =
        Concurrently.run(
            2,
            worker -> {
              if (worker == 1) {
                return seesOnlyWholeChanges(done);
              }
              try {
                write(status(first, "half", "1"), status(first, "half", "2"));
                for (int i = 1; i <= rounds(); i++) {
                  replaceRoom(i);
                }
                return true;
              } finally {
                done.set(true);
              }
            });

    assertThat(whole).containsOnly(true);
  }

  @Test
  default void whatWasAcknowledgedIsSeenByEveryReadThatBeginsAfterwards() {
    Concurrently.run(
        WORKERS,
        worker -> {
          RoomName own = new RoomName("own-" + worker);
          for (int i = 0; i < rounds(); i++) {
            EventId before = store().latestEvent();
            Room room = start(own, own.value() + "/" + i);
            Room after = write(updated(room, "news"));
            assertThat(store().find(own)).contains(after);
            assertThat(store().all()).contains(after);
            assertThat(store().nameOf(room.sid())).contains(own);
            assertThat(eventsAfter(before))
                .extracting(StoredEvent::event)
                .contains(started(own, own.value() + "/" + i), updated(room, "news"));
            write(finished(after));
            assertThat(store().find(own)).isEmpty();
          }
          return true;
        });

    assertHolds(List.of());
  }

  @Test
  default void stateEventsAndListenersAgreeAfterRandomChanges() {
    EventId begin = store().latestEvent();
    RecordingListener listener = listen();

    changeAtRandom();

    List<StoredEvent> log = eventsAfter(begin);
    assertHolds(StoreUnderTest.fold(log).values());
    assertThat(log).extracting(StoredEvent::id).doesNotHaveDuplicates();
    listener.awaitChanges(log.size());
    assertThat(byName(listener.stored())).isEqualTo(byName(log));
    assertToldRoomsFollow(listener.changes());
  }

  /** Several at once start, change, replace and end a few rooms, and are refused now and then. */
  default void changeAtRandom() {
    Seed seed = Seed.ofThisRun();
    AtomicLong sids = new AtomicLong();
    Concurrently.run(
        WORKERS,
        worker -> {
          Random random = new Random(seed.value() + worker);
          for (int i = 0; i < 2 * rounds(); i++) {
            RoomName name = new RoomName("random-" + random.nextInt(5));
            int kind = random.nextInt(10);
            String sid = "RM_" + sids.incrementAndGet();
            try {
              store().change(name, room -> anything(room, name, sid, kind));
            } catch (RoomException e) {
              assertThat(e.error()).isEqualTo(new RoomNotFound(name));
            }
          }
          return true;
        });
  }

  private static int rounds() {
    return Seed.isThorough() ? 1_000 : 50;
  }

  private static RoomEvent counted(Room room) {
    int count = Integer.parseInt(room.settings().metadata());
    return updated(room, Integer.toString(count + 1));
  }

  private Room startIfMissing(RoomName name, String sid) {
    return store()
        .change(name, room -> room.isPresent() ? List.of() : List.of(started(name, sid)))
        .orElseThrow();
  }

  /** Ends the lobby and starts it anew with both halves of its status, in one change. */
  private void replaceRoom(int life) {
    store()
        .change(
            LOBBY,
            old -> {
              Room fresh = Room.of(started(LOBBY, "RM_" + life));
              return List.of(
                  finished(old.orElseThrow()),
                  started(LOBBY, "RM_" + life),
                  status(fresh, "half", "1"),
                  status(fresh, "half", "2"));
            });
  }

  private boolean seesOnlyWholeChanges(AtomicBoolean done) {
    boolean whole = true;
    while (!done.get()) {
      Optional<Room> found = store().find(LOBBY);
      whole &= found.filter(room -> !"1".equals(room.status().items().get("half"))).isPresent();
      whole &= store().count() == 1 && store().all().size() == 1;
    }
    return whole;
  }

  private static List<RoomEvent> anything(
      Optional<Room> existing, RoomName name, String sid, int kind) {
    if (existing.isEmpty()) {
      if (kind < 2) {
        throw new RoomException(new RoomNotFound(name));
      }
      return List.of(started(name, sid));
    }
    Room room = existing.get();
    return switch (kind) {
      case 0 -> List.of(finished(room));
      case 1 -> List.of(finished(room), started(name, sid));
      case 2 -> throw new RoomException(new RoomNotFound(name));
      case 3 -> List.of();
      default -> List.of(updated(room, sid), status(room, "by", '"' + sid + '"'));
    };
  }

  private static Map<RoomName, List<StoredEvent>> byName(List<StoredEvent> log) {
    return log.stream().collect(Collectors.groupingBy(stored -> stored.event().room().name()));
  }

  private static void assertToldRoomsFollow(List<RoomChange> changes) {
    Map<RoomSid, List<RoomChange>> lives =
        changes.stream().collect(Collectors.groupingBy(change -> change.room().sid()));
    for (List<RoomChange> life : lives.values()) {
      Room room = life.getFirst().room();
      for (RoomChange change : life.subList(1, life.size())) {
        room = room.apply(change.event());
        assertThat(change.room()).isEqualTo(room);
      }
    }
  }
}
