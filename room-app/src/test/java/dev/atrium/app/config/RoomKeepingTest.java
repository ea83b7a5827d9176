package dev.atrium.app.config;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.NODE;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Limits;
import dev.atrium.core.NodeId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomName;
import dev.atrium.core.Seed;
import dev.atrium.core.TestClock;
import dev.atrium.core.TestEngine;
import dev.atrium.core.engine.Engine;
import dev.atrium.core.engine.MediaPorts;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.engine.Ports;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.memory.NoMedia;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.turn.SharedSecretTurnServer;
import dev.atrium.livekit.LivekitPackets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RoomKeepingTest {
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final MemoryRoomStore store = new MemoryRoomStore(bus, 100);
  private final TestClock clock = new TestClock();
  private final AtomicInteger failures = new AtomicInteger();
  private final Engine engine = new Engine(ports(this::now), policy(NODE.value()));
  private final RoomKeeping keeping = new RoomKeeping(engine, NODE);

  @AfterEach
  void stop() {
    keeping.stop();
  }

  @Test
  void endsTheStaysThatAnEarlierRunOfThisNodeLeftBehind(CapturedOutput output) {
    engine.stays().join(OWNER, join(LOBBY, ALICE));
    Engine elsewhere = new Engine(ports(clock), policy("another"));
    elsewhere.stays().join(OWNER, join(STUDIO, BOB));

    keeping.start();

    assertThat(participants(LOBBY)).isZero();
    assertThat(participants(STUDIO)).isEqualTo(1);
    assertThat(output).contains("Ended what the last run of node test left behind in 1 rooms");
  }

  @Test
  void endsRoomsThatAreDueUntilItIsStopped() {
    engine.rooms().create(OWNER, idle(LOBBY));
    keeping.start();

    clock.advance(Duration.ofHours(1));
    await().until(() -> store.count() == 0);

    keeping.stop();
    engine.rooms().create(OWNER, idle(LOBBY));
    clock.advance(Duration.ofHours(1));
    assertThat(keeping.isRunning()).isFalse();
    assertThat(store.count()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAFailure(CapturedOutput output) {
    engine.rooms().create(OWNER, idle(LOBBY));
    clock.advance(Duration.ofHours(1));
    failures.set(2);

    keeping.start();

    await().until(() -> store.count() == 0);
    assertThat(output).contains("Rooms that are due stay for another moment");
  }

  @Test
  void startsBeforeAndStopsAfterWhateverAcceptsConnections() {
    assertThat(keeping.getPhase()).isLessThan(WsListener.PHASE);
  }

  private Instant now() {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("planted");
    }
    return clock.instant();
  }

  private long participants(RoomName name) {
    return store.find(name).map(Room::participants).orElseThrow().size();
  }

  private static Policy policy(String node) {
    return new Policy(RoomDefaults.STANDARD, Limits.STANDARD, 1_000, true, false, new NodeId(node));
  }

  private Ports ports(InstantSource time) {
    return new Ports(
        store,
        bus,
        new MediaPorts(
            new NoMedia(TestEngine.BACKEND),
            DataEndpoint.NONE,
            new LivekitPackets(),
            Runnable::run),
        new SharedSecretTurnServer(List.of(TestEngine.TURN_SECRET)),
        time,
        new Seed(1).random());
  }
}
