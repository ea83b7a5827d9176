package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Comparator<EventId> ORDER =
      Comparator.comparingLong(id -> Long.parseLong(id.value()));

  private final List<StoredEvent> log = new ArrayList<>();

  @Test
  void handsARoomOutOnceAtATime() {
    Backlog backlog = new Backlog(new Backlog.Bounds(10, 4, false), ORDER);
    backlog.add(happens("lobby"), id(0));
    backlog.add(happens("lobby"), id(1));
    backlog.add(happens("studio"), id(2));

    Lane lobby = backlog.next().orElseThrow();
    Lane studio = backlog.next().orElseThrow();
    assertThat(backlog.next()).isEmpty();
    assertThat(lobby.head()).isEqualTo(id(1));
    assertThat(studio.head()).isEqualTo(id(3));

    backlog.advance(lobby);
    assertThat(backlog.next().orElseThrow().head()).isEqualTo(id(2));
    backlog.advance(studio);
    assertThat(backlog.next()).isEmpty();
  }

  @Test
  void knowsUpToWhereEachRoomWasTold() {
    Backlog backlog = new Backlog(new Backlog.Bounds(10, 4, false), ORDER);
    backlog.add(happens("lobby"), id(0));
    backlog.add(happens("studio"), id(1));
    backlog.add(happens("lobby"), id(2));

    Lane lobby = backlog.next().orElseThrow();
    assertThat(lobby.told()).isEqualTo(id(0));
    backlog.advance(lobby);
    assertThat(lobby.told()).isEqualTo(id(1));
  }

  @Test
  void isFullWithSoManyRooms() {
    Backlog backlog = new Backlog(new Backlog.Bounds(2, 4, false), ORDER);

    backlog.add(happens("lobby"), id(0));
    assertThat(backlog.isFull()).isFalse();
    backlog.add(happens("studio"), id(1));
    assertThat(backlog.isFull()).isTrue();

    backlog.advance(backlog.next().orElseThrow());
    assertThat(backlog.isFull()).isFalse();
  }

  @Test
  void dropsWhereItIsToldTo() {
    Backlog backlog = new Backlog(new Backlog.Bounds(2, 3, true), ORDER);

    for (int i = 0; i < 3; i++) {
      assertThat(backlog.add(happens("lobby"), id(i))).isTrue();
    }
    assertThat(backlog.add(happens("lobby"), id(3))).isFalse();
    assertThat(backlog.gap()).isEmpty();
  }

  /** Whatever the order of readings, failures and restarts: each event once, in order per room. */
  @Test
  void handsOutEveryEventOfEveryRoomInOrder() {
    Random random = Seed.ofThisRun().random();
    int trials = Seed.isThorough() ? 20_000 : 500;
    for (int trial = 0; trial < trials; trial++) {
      log.clear();
      int rooms = 1 + random.nextInt(8);
      Run run = new Run(random, new Backlog.Bounds(rooms, 1 + random.nextInt(4), false));
      for (int step = 0; step < 200; step++) {
        if (random.nextInt(3) == 0) {
          happens("room " + random.nextInt(rooms));
        }
        run.step();
        run.assertBounded();
      }
      run.finish();

      run.told.forEach(
          (room, events) ->
              assertThat(events)
                  .isEqualTo(
                      log.stream()
                          .filter(stored -> stored.event().room().name().equals(room))
                          .map(StoredEvent::id)
                          .toList()));
      assertThat(run.told.values().stream().mapToInt(List::size).sum()).isEqualTo(log.size());
    }
  }

  /** Somebody who reads and sends as an outbox does, a little at a time. */
  private final class Run {
    private final Random random;
    private final Backlog.Bounds bounds;
    private final Map<RoomName, List<EventId>> told = new HashMap<>();
    private final List<Lane> out = new ArrayList<>();
    private Backlog backlog;
    private EventId cursor = id(0);

    private Run(Random random, Backlog.Bounds bounds) {
      this.random = random;
      this.bounds = bounds;
      this.backlog = new Backlog(bounds, ORDER);
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> read();
        case 3, 4 -> fill();
        case 5, 6, 7 -> backlog.next().ifPresent(out::add);
        case 8, 9 -> land(true);
        case 10 -> land(false);
        default -> {
          if (random.nextInt(10) == 0) {
            restart();
          }
        }
      }
    }

    private void assertBounded() {
      assertThat(backlog.lanes()).hasSizeLessThanOrEqualTo(bounds.rooms());
      assertThat(backlog.lanes())
          .allSatisfy(lane -> assertThat(lane.size()).isLessThanOrEqualTo(bounds.perRoom()));
    }

    private void finish() {
      while (!backlog.isEmpty() || ORDER.compare(cursor, id(log.size())) < 0) {
        read();
        fill();
        backlog.next().ifPresent(out::add);
        land(true);
      }
    }

    private void read() {
      int from = (int) Long.parseLong(cursor.value());
      int to = Math.min(log.size(), from + random.nextInt(6));
      for (StoredEvent stored : log.subList(from, to)) {
        if (backlog.isFull()) {
          return;
        }
        backlog.add(stored, cursor);
        cursor = stored.id();
      }
    }

    private void fill() {
      Optional<EventId> gap = backlog.gap();
      if (gap.isPresent()) {
        int from = (int) Long.parseLong(gap.get().value());
        int to = Math.min((int) Long.parseLong(cursor.value()), from + 1 + random.nextInt(6));
        backlog.fill(gap.get(), List.copyOf(log.subList(from, to)), stored -> true, cursor);
      }
    }

    private void land(boolean taken) {
      if (out.isEmpty()) {
        return;
      }
      Lane lane = out.remove(random.nextInt(out.size()));
      if (taken) {
        told.computeIfAbsent(lane.room(), first -> new ArrayList<>()).add(lane.head());
        backlog.advance(lane);
      } else {
        backlog.again(lane);
      }
    }

    private void restart() {
      Backlog before = backlog;
      backlog = new Backlog(bounds, ORDER);
      before.lanes().forEach(lane -> backlog.restore(lane.room(), lane.told()));
      out.clear();
    }
  }

  private StoredEvent happens(String room) {
    var event = SampleEvents.started(new RoomName(room), "RM_" + room);
    StoredEvent stored =
        new StoredEvent(id(log.size() + 1), 1, event, Optional.of(RoomSnapshot.of(Room.of(event))));
    log.add(stored);
    return stored;
  }

  private static EventId id(long number) {
    return new EventId(Long.toString(number));
  }
}
