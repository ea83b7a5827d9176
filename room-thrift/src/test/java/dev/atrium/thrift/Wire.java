package dev.atrium.thrift;

import dev.atrium.core.TestEngine;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The wire over a real engine, with settings and a clock in the hands of a test. */
final class Wire {
  static final MessageLimits LIMITS = new MessageLimits(65_536, 4_096, 1_024, 16);
  static final ConnectionTimeouts TIMEOUTS =
      new ConnectionTimeouts(
          Duration.ofSeconds(5).toNanos(),
          Duration.ofSeconds(6).toNanos(),
          Duration.ofSeconds(7).toNanos(),
          Duration.ofMinutes(10).toNanos());

  final TestEngine engine;
  final TestNanoClock clock = new TestNanoClock();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final ThriftMetrics metrics = new ThriftMetrics(registry);
  private boolean showPassword = true;
  private boolean typed;
  private boolean answerUpdate = true;
  private int rateLimit;
  private EnumSet<ThriftProtocol> protocols = EnumSet.allOf(ThriftProtocol.class);
  private Caller anonymous = TestEngine.OWNER;
  private Executor executor = Runnable::run;
  private ThriftTls tls = ThriftTls.OFF;
  private final List<ThriftInterceptor> interceptors = new ArrayList<>();
  private AccessTokens tokens =
      token -> {
        throw new TokenException(TokenException.Kind.UNKNOWN_KEY, "");
      };

  Wire() {
    this(TestEngine.create());
  }

  Wire(TestEngine engine) {
    this.engine = engine;
  }

  Wire hidePassword() {
    showPassword = false;
    return this;
  }

  Wire typed() {
    typed = true;
    return this;
  }

  Wire silentUpdate() {
    answerUpdate = false;
    return this;
  }

  Wire rate(int perSecond) {
    rateLimit = perSecond;
    return this;
  }

  Wire without(ThriftProtocol protocol) {
    protocols.remove(protocol);
    return this;
  }

  Wire anonymous(Caller caller) {
    anonymous = caller;
    return this;
  }

  Wire tls(ThriftTls settings) {
    tls = settings;
    return this;
  }

  Wire tokens(AccessTokens verifier) {
    tokens = verifier;
    return this;
  }

  Wire interceptor(ThriftInterceptor interceptor) {
    interceptors.add(interceptor);
    return this;
  }

  /** Calls that wait for the store run there. */
  Wire executor(Executor elsewhere) {
    executor = elsewhere;
    return this;
  }

  ThriftDispatcher dispatcher() {
    ThriftNames names =
        new ThriftNames(Map.of("room2", ThriftService.ROOM_SERVICE_2), answerUpdate);
    ThriftRoomHandler handler = new ThriftRoomHandler(engine.rooms(), showPassword, typed);
    ThriftCalls calls = new ThriftCalls(handler, new TokenCallers(tokens));
    List<ThriftInterceptor> chain = new ArrayList<>(List.of(metrics));
    chain.addAll(interceptors);
    chain.add(new RateLimit(metrics));
    return new ThriftDispatcher(
        new ThriftCodec(LIMITS), names, handler, ThriftInterceptor.around(calls, chain));
  }

  ConnectionRules rules() {
    return new ConnectionRules(LIMITS, TIMEOUTS, protocols, rateLimit, 2 * rateLimit, anonymous);
  }

  Serving serving() {
    return new Serving(dispatcher(), metrics, new Rejections(metrics, clock), executor, clock);
  }

  ThriftListener listener(InetSocketAddress address) {
    return new ThriftListener(address, rules(), serving(), tls);
  }

  /** A connection without a network: whatever is sent has its effects at once. */
  Peer connect() {
    EmbeddedChannel channel = new EmbeddedChannel();
    ThriftConnection connection =
        new ThriftConnection(
            channel, listener(new InetSocketAddress(0)), new MessageSource(LIMITS));
    channel.pipeline().addLast(connection);
    return new Peer(channel, connection);
  }

  double rejected(RejectReason reason) {
    return registry
        .get("thrift.server.rejected")
        .tag("reason", reason.name().toLowerCase(java.util.Locale.ROOT))
        .counter()
        .count();
  }
}
