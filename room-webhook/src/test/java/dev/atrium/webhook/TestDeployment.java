package dev.atrium.webhook;

import static org.awaitility.Awaitility.await;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.Patience;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleRooms;
import dev.atrium.core.Seed;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import dev.atrium.core.TestClock;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.access.PayloadTokens;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rooms and their webhooks, from the engine to HTTP, with the time in the hands of a test. Events
 * reach the receivers in the thread that commits.
 */
final class TestDeployment implements AutoCloseable {
  static final String KEY = "devkey";
  static final PayloadTokens TOKENS = (key, payload) -> key + " signs " + payload.length;
  private static final int KEPT_EVENTS = 100_000;
  private static final AtomicLong STARTED = new AtomicLong();

  private final TestEngine engine;
  private final ManualAlarm alarm;
  private final Webhooks webhooks;
  private final HttpClient client;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private TestDeployment(TestEngine engine, ManualAlarm alarm, Setup setup, List<URI> urls) {
    this.engine = engine;
    this.alarm = alarm;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    Means means =
        new Means(
            engine.subscribers(),
            new WebhookWriter(setup.filter(), false),
            setup.rules(),
            alarm,
            engine.clock(),
            setup.parallel());
    var exchange =
        new HttpSender.Exchange(
            client, new AddressRules(false, List.of()), setup.timeout(), engine.clock());
    ReceiverOpening opening =
        new ReceiverOpening(
            urls, url -> new HttpSender(url, KEY, setup.tokens(), exchange), means, registry);
    webhooks = new Webhooks(engine.rooms(), engine.subscribers(), opening::open, Patience.LIMIT);
    webhooks.start();
  }

  /** What may differ from test to test. */
  record Setup(
      EventFilter filter, LossRules rules, int parallel, Duration timeout, PayloadTokens tokens) {
    static final Setup USUAL =
        new Setup(
            new EventFilter(Set.of(), Set.of(), Set.of()),
            new PatientRules(Duration.ofHours(24), 1_000, new Seed(1).random()),
            8,
            Duration.ofSeconds(30),
            TOKENS);

    Setup with(EventFilter changed) {
      return new Setup(changed, rules, parallel, timeout, tokens);
    }

    Setup with(LossRules changed) {
      return new Setup(filter, changed, parallel, timeout, tokens);
    }

    Setup with(Duration changed) {
      return new Setup(filter, rules, parallel, changed, tokens);
    }

    Setup with(PayloadTokens changed) {
      return new Setup(filter, rules, parallel, timeout, changed);
    }
  }

  static TestDeployment start(URI... urls) {
    return start(Setup.USUAL, urls);
  }

  /** On a store of its own. */
  static TestDeployment start(Setup setup, URI... urls) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    return on(new MemoryRoomStore(bus, KEPT_EVENTS), bus, setup, urls);
  }

  static TestDeployment on(RoomStore store, LocalEventBus bus, Setup setup, URI... urls) {
    Seed seed = new Seed(Seed.ofThisRun().value() + STARTED.incrementAndGet()); // sids differ
    TestEngine engine = TestEngine.over(store, bus, TestEngine.POLICY, seed);
    return over(engine, setup, urls);
  }

  private static TestDeployment over(TestEngine engine, Setup setup, URI... urls) {
    return new TestDeployment(engine, new ManualAlarm(engine.clock()), setup, List.of(urls));
  }

  /** Stops in order, and starts again on the same store, perhaps with other receivers. */
  TestDeployment restarted(Setup setup, URI... urls) {
    close();
    return over(engine, setup, urls);
  }

  TestEngine engine() {
    return engine;
  }

  Subscribers subscribers() {
    return engine.subscribers();
  }

  TestClock clock() {
    return engine.clock();
  }

  ManualAlarm alarm() {
    return alarm;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** The first, or only one. */
  Receiver receiver() {
    return webhooks.receivers().getFirst();
  }

  SubscriberName receiverName() {
    return receiver().name();
  }

  Room create(String name) {
    CreateRoom command = SampleRooms.idle(new RoomName(name));
    return engine.rooms().create(TestEngine.OWNER, command);
  }

  void delete(String name) {
    engine.rooms().delete(TestEngine.OWNER, new DeleteRoom(new RoomName(name), false));
  }

  void update(String name, String metadata) {
    engine
        .rooms()
        .updateMetadata(TestEngine.OWNER, new UpdateRoomMetadata(new RoomName(name), metadata));
  }

  /** Lets time pass, a second at a time, until the condition holds. */
  void advanceUntil(Runnable condition) {
    await()
        .untilAsserted(
            () -> {
              alarm.advance(Duration.ofSeconds(1));
              condition.run();
            });
  }

  double counted(String meter) {
    return registry.get(meter).counter().count();
  }

  @Override
  public void close() {
    webhooks.stop();
    client.shutdownNow();
  }
}
