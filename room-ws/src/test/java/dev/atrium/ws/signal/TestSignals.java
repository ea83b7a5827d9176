package dev.atrium.ws.signal;

import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.TokenSigner;
import dev.atrium.ws.TestSocket;
import dev.atrium.ws.TestTasks;
import dev.atrium.ws.TestTime;
import dev.atrium.ws.TestTransport;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;

/**
 * The whole wire over a real engine: only the sockets and the time are the test's. Tasks run where
 * they are handed in, so that everything but what waits for the time has happened when a call
 * returns.
 */
final class TestSignals {
  static final SignalTimings TIMINGS =
      new SignalTimings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(100),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10));
  static final SignalLimits LIMITS =
      new SignalLimits(100, 256, DataSize.ofMegabytes(8), 1_000, 200);

  /** Writes what the token says of its holder, and no signature. */
  private static final TokenSigner SIGNER =
      token -> Optional.of(token.identity() + " " + token.video().orElseThrow().permission());

  private final TestEngine engine;
  private final TestTime time = new TestTime();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<WebSocketSession> disconnected = new ArrayList<>();
  private final SignalWiring.Served served;
  private final SignalHandler handler;
  private final Admissions admissions;
  private final TestTasks tasks = new TestTasks();
  private boolean handshakesFail;

  private TestSignals(TestEngine engine, SignalLimits limits) {
    this.engine = engine;
    WsRuntime runtime = new WsRuntime(time.wheel(), tasks, new TestTransport(), disconnected::add);
    SignalSettings settings = new SignalSettings(TIMINGS, limits, new SignalServer("1.13.5"));
    served =
        SignalWiring.serve(
            new SignalWiring.Given(
                engine.rooms(),
                engine.stays(),
                engine.media(),
                SIGNER,
                engine.clock(),
                List.of("turn:turn.example:3478", "stun:stun.example:3478"),
                "node-1"),
            settings,
            runtime,
            meters);
    handler = new SignalHandler(served.host());
    admissions = new Admissions(served.host());
  }

  static TestSignals create() {
    return over(TestEngine.create());
  }

  static TestSignals over(TestEngine engine) {
    return new TestSignals(engine, LIMITS);
  }

  static TestSignals with(SignalLimits limits) {
    return new TestSignals(TestEngine.create(), limits);
  }

  static TestSignals over(TestEngine engine, SignalLimits limits) {
    return new TestSignals(engine, limits);
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

  SignalHost host() {
    return served.host();
  }

  Admissions admissions() {
    return admissions;
  }

  /** The sockets that were ended by force. */
  List<WebSocketSession> disconnected() {
    return disconnected;
  }

  TestTasks tasks() {
    return tasks;
  }

  /** From now on clients are let in and their connections do not open. */
  void failHandshakes() {
    handshakesFail = true;
  }

  /** Lets so much time pass that whatever was gathered has been told. */
  void settle() {
    time.pass(Duration.ofMillis(1_500));
  }

  /** Does so, and has these clients read what they were told up to then. */
  void settle(TestPeer... readers) {
    settle();
    Stream.of(readers).forEach(TestPeer::news);
  }

  /** A client of protocol 16 that has joined. */
  TestPeer join(String identity) throws IOException {
    return join(TestToken.join(identity));
  }

  TestPeer join(AccessToken token) throws IOException {
    return join(token, Map.of("protocol", "16"));
  }

  TestPeer join(AccessToken token, Map<String, String> query) throws IOException {
    MockHttpServletRequest request = request("/rtc", token, query);
    MockHttpServletResponse response = new MockHttpServletResponse();
    List<TestPeer> opened = new ArrayList<>();
    endpoint(opened).handleRequest(request, response);
    if (opened.isEmpty()) {
      throw new AssertionError(response.getStatus() + " " + response.getContentAsString());
    }
    return opened.getFirst();
  }

  /** A client of protocol 16 that has joined, and read what that brought. */
  TestPeer joined(String identity, Permission permission) throws IOException {
    TestPeer peer = join(TestToken.join(identity, permission));
    settle(peer);
    return peer;
  }

  /** A participant as others see it. */
  Participant participant(String identity) {
    return engine
        .participants()
        .get(TestEngine.OWNER, TestToken.LOBBY, new ParticipantIdentity(identity));
  }

  /** A client of protocol 16 that goes on with that stay, if it is there. */
  TestPeer resume(String identity, String sid) throws IOException {
    return join(TestToken.join(identity), Map.of("protocol", "16", "reconnect", "1", "sid", sid));
  }

  /** What a client is answered that is not let in. */
  MockHttpServletResponse refuse(
      String path, @Nullable AccessToken token, Map<String, String> query) throws IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    answer(request(path, token, query), response);
    return response;
  }

  void answer(MockHttpServletRequest request, MockHttpServletResponse response) throws IOException {
    endpoint(new ArrayList<>()).handleRequest(request, response);
  }

  /** What the container does once it has answered a client that was let in. */
  TestPeer open(Arrival arrival) {
    TestSocket socket = new TestSocket();
    socket.getAttributes().put(SignalHandler.OWNER, arrival);
    return TestPeer.open(handler, socket);
  }

  private static MockHttpServletRequest request(
      String path, @Nullable AccessToken token, Map<String, String> query) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setPathInfo(path);
    request.setAttribute(AccessToken.class.getName(), token);
    request.addHeader("Upgrade", "websocket");
    request.addHeader("Connection", "keep-alive, Upgrade");
    query.forEach(request::addParameter);
    return request;
  }

  private SignalEndpoint endpoint(List<TestPeer> opened) {
    return new SignalEndpoint(
        new JoinCheck(engine.stays()),
        admissions,
        handler,
        (request, response, opening, attributes) ->
            handshake(response, opening, attributes, opened));
  }

  private boolean handshake(
      ServerHttpResponse response,
      WebSocketHandler opening,
      Map<String, Object> attributes,
      List<TestPeer> opened) {
    if (handshakesFail) {
      response.setStatusCode(HttpStatus.BAD_REQUEST);
      return false;
    }
    response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
    TestSocket socket = new TestSocket();
    socket.getAttributes().putAll(attributes);
    opened.add(TestPeer.open(opening, socket));
    return true;
  }
}
