package dev.atrium.core;

import dev.atrium.core.access.Caller;
import dev.atrium.core.engine.Engine;
import dev.atrium.core.engine.MediaPorts;
import dev.atrium.core.engine.NodeRecovery;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.engine.Ports;
import dev.atrium.core.engine.RoomExpiry;
import dev.atrium.core.engine.StayPolicy;
import dev.atrium.core.media.DataCodec;
import dev.atrium.core.media.Media;
import dev.atrium.core.media.TestMedia;
import dev.atrium.core.media.TextCodec;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.memory.NoMedia;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.EventBus;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnServer;
import dev.atrium.core.turn.SharedSecretTurnServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * The real engine, its clock and its chance in the hands of a test. Unless said otherwise it stands
 * on the memory adapters and tells listeners in the thread that commits, before the commit returns.
 */
public final class TestEngine {
  /** May do everything. */
  public static final Caller OWNER = Caller.unlimited("owner");

  public static final NodeId NODE = new NodeId("test");
  public static final String BACKEND = RoomDefaults.STANDARD.media().backend();
  public static final String TURN_SECRET = "example-secret";

  /**
   * The defaults of the three references, and LiveKit's limits. Nobody has to become active: most
   * tests of rooms know nothing of media.
   */
  public static final Policy POLICY =
      new Policy(RoomDefaults.STANDARD, Limits.STANDARD, 1_000_000, true, false, NODE)
          .with(StayPolicy.STANDARD.withJoinTimeout(Duration.ZERO));

  private static final int KEPT_EVENTS = 100_000;

  private static final MediaPorts NO_MEDIA =
      new MediaPorts(new NoMedia(BACKEND), DataEndpoint.NONE, new TextCodec(), Runnable::run);

  private final RoomStore store;
  private final EventBus bus;
  private final TestClock clock;
  private final Engine engine;

  private TestEngine(
      RoomStore store, EventBus bus, TestClock clock, Policy policy, Seed seed, TurnServer turn) {
    this(store, bus, clock, policy, seed, turn, NO_MEDIA);
  }

  private TestEngine(
      RoomStore store,
      EventBus bus,
      TestClock clock,
      Policy policy,
      Seed seed,
      TurnServer turn,
      MediaPorts media) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
    Random random = seed.random();
    this.engine = new Engine(new Ports(store, bus, media, turn, clock, random), policy);
  }

  /** An empty one with the usual policy. */
  public static TestEngine create() {
    return create(POLICY);
  }

  public static TestEngine create(Policy policy) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    return over(new MemoryRoomStore(bus, KEPT_EVENTS), bus, policy, new Seed(1));
  }

  /** An empty one whose credentials that server issues. */
  public static TestEngine create(TurnServer turn) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    MemoryRoomStore store = new MemoryRoomStore(bus, KEPT_EVENTS);
    return new TestEngine(store, bus, new TestClock(), POLICY, new Seed(1), turn);
  }

  /** An empty one on a memory store that a test puts something in front of. */
  public static TestEngine create(UnaryOperator<RoomStore> front) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    RoomStore store = front.apply(new MemoryRoomStore(bus, KEPT_EVENTS));
    return over(store, bus, POLICY, new Seed(1));
  }

  /** One over any store; the same seed draws the same sids in the same order. */
  public static TestEngine over(RoomStore store, EventBus bus, Policy policy, Seed seed) {
    return new TestEngine(store, bus, new TestClock(), policy, seed, sharedSecret());
  }

  /** An empty one with media and data, of which the engine is told in the thread that commits. */
  public static TestEngine with(TestMedia media, DataCodec codec) {
    return with(media, codec, Runnable::run);
  }

  /** An empty one with media and data, of which the engine is told by that executor. */
  public static TestEngine with(TestMedia media, DataCodec codec, Executor executor) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    RoomStore store = new MemoryRoomStore(bus, KEPT_EVENTS);
    MediaPorts ports = new MediaPorts(media, media, codec, executor);
    return new TestEngine(store, bus, new TestClock(), POLICY, new Seed(1), sharedSecret(), ports);
  }

  /** The engine of another process on the same store, with the same clock. */
  public TestEngine sibling(Policy policy) {
    return new TestEngine(store, bus, clock, policy, new Seed(2), sharedSecret());
  }

  private static TurnServer sharedSecret() {
    return new SharedSecretTurnServer(List.of(TURN_SECRET));
  }

  public Rooms rooms() {
    return engine.rooms();
  }

  public Participants participants() {
    return engine.participants();
  }

  public Stays stays() {
    return engine.stays();
  }

  public Media media() {
    return engine.media();
  }

  public RoomExpiry expiry() {
    return engine.expiry();
  }

  public NodeRecovery recovery() {
    return engine.recovery();
  }

  public Subscribers subscribers() {
    return engine.subscribers();
  }

  public RoomStore store() {
    return store;
  }

  public EventBus bus() {
    return bus;
  }

  public TestClock clock() {
    return clock;
  }

  /** Everything from now on. */
  public RecordingListener listen() {
    RecordingListener listener = new RecordingListener();
    rooms().subscribe(listener);
    return listener;
  }

  /** Whether there is such a room for those who ask, whatever the store still keeps. */
  public boolean hasRoom(RoomName name) {
    return !rooms().list(OWNER, List.of(name)).isEmpty();
  }
}
