package dev.atrium.ws.nkmedia;

import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.Users;
import dev.atrium.ws.TestSocket;
import dev.atrium.ws.TestTasks;
import dev.atrium.ws.TestTime;
import dev.atrium.ws.TestTransport;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.WebSocketSession;

/** The whole wire over a real engine: only the sockets, the time and the tasks are the test's. */
final class TestWire {
  /** May do everything; the password is the name as well. */
  static final String ADMIN = "admin";

  /** May look after itself alone. */
  static final String MEMBER = "member";

  private static final NkTimings TIMINGS =
      new NkTimings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(180),
          Duration.ofSeconds(180),
          Duration.ofSeconds(10));

  /** Lets everybody try as often as they want, as long as they are not tested for that. */
  private static final NkLoginRules LOGINS =
      new NkLoginRules(
          Duration.ofMinutes(10), Duration.ofSeconds(1), 0, 0, Duration.ofMinutes(1), 0);

  private static final NkLimits LIMITS =
      new NkLimits(256, DataSize.ofMegabytes(8), 500, 100, DataSize.ofMegabytes(1), 1_000);

  private final TestEngine engine;
  private final TestTime time = new TestTime();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestTasks tasks = new TestTasks();
  private final List<WebSocketSession> disconnected = new ArrayList<>();
  private final NkWire wire;

  private TestWire(TestEngine engine, NkLoginRules logins, NkLimits limits) {
    this.engine = engine;
    WsRuntime runtime = new WsRuntime(time.wheel(), tasks, new TestTransport(), disconnected::add);
    NkSettings settings = new NkSettings(TIMINGS, logins, limits);
    wire = NkWiring.wire(engine.rooms(), users(), settings, runtime, meters);
  }

  static TestWire create() {
    return over(TestEngine.create());
  }

  static TestWire over(TestEngine engine) {
    return new TestWire(engine, LOGINS, LIMITS);
  }

  static TestWire with(NkLimits limits) {
    return new TestWire(TestEngine.create(), LOGINS, limits);
  }

  static TestWire with(NkLoginRules logins) {
    return new TestWire(TestEngine.create(), logins, LIMITS);
  }

  TestEngine engine() {
    return engine;
  }

  TestTime time() {
    return time;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  NkHandler handler() {
    return wire.handler();
  }

  NkRpc rpc() {
    return wire.rpc();
  }

  /** The sockets that were ended by force. */
  List<WebSocketSession> disconnected() {
    return disconnected;
  }

  /** A connection that has not logged in. */
  TestClient connect() {
    return new TestClient(handler(), new TestSocket());
  }

  /** A connection of {@link #ADMIN}. */
  TestClient login() {
    return login(ADMIN);
  }

  TestClient login(String user) {
    TestClient client = connect();
    client.logIn(user);
    return client;
  }

  TestTasks tasks() {
    return tasks;
  }

  private static Users users() {
    return (user, password) -> {
      if (!password.equals(user)) {
        return Optional.empty();
      }
      return switch (user) {
        case MEMBER ->
            Optional.of(
                Caller.everywhere(user, EnumSet.complementOf(EnumSet.of(Grant.CONNECTION_ADMIN))));
        case "guest" ->
            Optional.of(
                new Caller(
                    user,
                    Set.of(),
                    new RoomName("lobby"),
                    Set.of(Grant.ROOM_READ),
                    Optional.empty()));
        case "reader" ->
            Optional.of(Caller.everywhere(user, EnumSet.of(Grant.ROOM_LIST, Grant.ROOM_READ)));
        default -> Optional.of(Caller.unlimited(user));
      };
    };
  }
}
