package dev.atrium.core.memory;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Concurrently;
import dev.atrium.core.EventId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomError.Unauthenticated;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.Subscription;
import dev.atrium.core.TrackSid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalEventBusTest {
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final RecordingListener listener = new RecordingListener();

  @Test
  void tellsEveryListenerInTheOrderOfTheCommits() {
    RecordingListener other = new RecordingListener();
    bus.subscribe(listener);
    bus.subscribe(other);

    bus.committed(List.of(change(1), change(2)));
    bus.committed(List.of(change(3)));
    bus.flush();

    assertThat(listener.changes()).containsExactly(change(1), change(2), change(3));
    assertThat(other.changes()).isEqualTo(listener.changes());
  }

  @Test
  void tellsNothingBeforeItIsFlushed() {
    bus.subscribe(listener);

    bus.committed(List.of(change(1)));

    assertThat(listener.changes()).isEmpty();
  }

  @Test
  void putsSignalsInOneOrderWithTheChanges() {
    List<Object> told = new ArrayList<>();
    bus.subscribe(
        new RoomListener() {
          @Override
          public void changed(RoomChange change) {
            told.add(change);
          }

          @Override
          public void signalled(RoomSignal signal) {
            told.add(signal);
          }
        });

    bus.committed(List.of(change(1)));
    bus.send(signal());
    bus.committed(List.of(change(2)));
    bus.flush();

    assertThat(told).containsExactly(change(1), signal(), change(2));
  }

  @Test
  void neverLetsACommitWaitForAListener() {
    Queue<Runnable> later = new ArrayDeque<>();
    LocalEventBus patient = new LocalEventBus(later::add);
    patient.subscribe(listener);

    patient.committed(List.of(change(1)));
    patient.flush();
    patient.committed(List.of(change(2)));
    patient.flush();

    assertThat(listener.changes()).isEmpty();
    assertThat(later).as("one task at a time").hasSize(1);
    later.remove().run();
    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void goesOnAfterAListenerThatThrows() {
    bus.subscribe(
        change -> {
          throw new RoomException(new Unauthenticated());
        });
    bus.subscribe(listener);

    bus.committed(List.of(change(1), change(2)));
    bus.flush();

    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void goesOnAfterAListenerThatFailsBadly() {
    bus.subscribe(
        change -> {
          throw new Error("a faulty listener", null, false, false) {};
        });
    bus.subscribe(listener);

    bus.committed(List.of(change(1)));
    bus.flush();
    bus.committed(List.of(change(2)));
    bus.flush();

    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void deliversItselfWhatNobodyElseDelivers() {
    LocalEventBus alone = new LocalEventBus(LocalEventBusTest::refuse);
    alone.subscribe(listener);
    alone.committed(List.of(change(1), change(2)));

    alone.flush();

    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void deliversItselfOnlyWhatWasThereAndLeavesTheRestToOthers() {
    AtomicBoolean full = new AtomicBoolean(true);
    Queue<Runnable> later = new ArrayDeque<>();
    LocalEventBus busy =
        new LocalEventBus(
            task -> {
              if (full.get()) {
                refuse(task);
              }
              later.add(task);
            });
    busy.subscribe(
        change -> {
          full.set(false);
          if (change.equals(change(1))) {
            busy.committed(List.of(change(2)));
            busy.flush();
          }
        });
    busy.subscribe(listener);
    busy.committed(List.of(change(1)));

    busy.flush();

    assertThat(listener.changes()).containsExactly(change(1));
    assertThat(later).as("one task at a time").hasSize(1);
    later.remove().run();
    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void tellsAListenerThatSpeaksInTurnAfterwards() {
    bus.subscribe(
        change -> {
          if (change.equals(change(1))) {
            bus.committed(List.of(change(2)));
            bus.flush();
          }
        });
    bus.subscribe(listener);

    bus.committed(List.of(change(1)));
    bus.flush();

    assertThat(listener.changes()).containsExactly(change(1), change(2));
  }

  @Test
  void tellsAClosedSubscriptionNothing() {
    Subscription subscription = bus.subscribe(listener);

    subscription.close();
    subscription.close();
    bus.committed(List.of(change(1)));
    bus.flush();

    assertThat(listener.changes()).isEmpty();
  }

  @Test
  void tellsNothingToASubscriptionThatIsClosedWhileOthersAreTold() {
    AtomicReference<Subscription> victim = new AtomicReference<>();
    bus.subscribe(change -> victim.get().close());
    victim.set(bus.subscribe(listener));

    bus.committed(List.of(change(1)));
    bus.flush();

    assertThat(listener.changes()).isEmpty();
  }

  @Test
  void keepsTwoSubscriptionsOfOneListenerApart() {
    Subscription first = bus.subscribe(listener);
    bus.subscribe(listener);

    first.close();
    bus.committed(List.of(change(1)));
    bus.flush();

    assertThat(listener.changes()).containsExactly(change(1));
  }

  @Test
  void losesAndRepeatsNothingUnderConcurrency() {
    AtomicInteger inside = new AtomicInteger();
    bus.subscribe(change -> assertThat(inside.incrementAndGet()).isEqualTo(1));
    bus.subscribe(listener);
    bus.subscribe(change -> inside.decrementAndGet());

    Concurrently.run(
        8,
        worker -> {
          for (int i = 0; i < 500; i++) {
            bus.committed(List.of(change(worker * 500L + i)));
            bus.flush();
          }
          return true;
        });

    assertThat(listener.awaitChanges(4_000))
        .extracting(change -> change.stored().version())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 4_000).mapToObj(Long::valueOf).toList());
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("full");
  }

  private static RoomChange change(long number) {
    Room room = Room.of(started(LOBBY, "RM_1"));
    EventId id = new EventId(Long.toString(number));
    return new RoomChange(
        new StoredEvent(id, number, started(LOBBY, "RM_1"), Optional.of(RoomSnapshot.of(room))),
        room);
  }

  private static RoomSignal signal() {
    return new MuteRequested(
        Room.of(started(LOBBY, "RM_1")).ref(), ALICE, new TrackSid("TR_1"), true);
  }
}
