package dev.atrium.thrift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What operators are told (Thrift spec §8). Tags come from the contract alone: a name that a client
 * made up is {@code unknown}.
 */
final class ThriftMetrics implements ThriftInterceptor {
  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final ConcurrentMap<CallTags, Timer> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<Spoken, AtomicInteger> connections = new ConcurrentHashMap<>();
  private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

  ThriftMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RejectReason reason : RejectReason.values()) {
      rejected.put(
          reason,
          Counter.builder("thrift.server.rejected")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public ThriftReply.Body intercept(ThriftExchange exchange, ThriftHandler next) {
    long start = registry.config().clock().monotonicTime();
    ThriftReply.Body body = next.handle(exchange);
    Outcome outcome = exchange.oneway() ? Outcome.ONEWAY : Outcome.of(body);
    timer(new CallTags(exchange.dialect(), exchange.target(), exchange.oneway(), outcome))
        .record(registry.config().clock().monotonicTime() - start, TimeUnit.NANOSECONDS);
    return body;
  }

  void rejected(RejectReason reason) {
    counter(reason).increment();
  }

  private Counter counter(RejectReason reason) {
    Counter counter = rejected.get(reason);
    if (counter == null) {
      throw new IllegalStateException("every reason has its counter: " + reason);
    }
    return counter;
  }

  void opened(Dialect dialect, boolean tls) {
    connections.computeIfAbsent(new Spoken(dialect, tls), this::gauge).incrementAndGet();
  }

  void closed(Dialect dialect, boolean tls) {
    connections.computeIfAbsent(new Spoken(dialect, tls), this::gauge).decrementAndGet();
  }

  private AtomicInteger gauge(Spoken spoken) {
    Dialect dialect = spoken.dialect();
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("thrift.server.connections", count, AtomicInteger::get)
        .tag("transport", dialect.framing().label())
        .tag("protocol", dialect.encoding().label())
        .tag("tls", Boolean.toString(spoken.tls()))
        .register(registry);
    return count;
  }

  private Timer timer(CallTags tags) {
    Timer timer = calls.get(tags);
    return timer != null ? timer : calls.computeIfAbsent(tags, this::register);
  }

  private Timer register(CallTags tags) {
    Optional<ThriftTarget> target = tags.target();
    return Timer.builder("thrift.server.calls")
        .tag("method", target.map(known -> known.method().wireName()).orElse(UNKNOWN))
        .tag("service", target.map(known -> known.service().wireName()).orElse(UNKNOWN))
        .tag("transport", tags.dialect().framing().label())
        .tag("protocol", tags.dialect().encoding().label())
        .tag("type", tags.oneway() ? "oneway" : "call")
        .tag("outcome", tags.outcome().label())
        .register(registry);
  }

  /** What the connections of one gauge have in common. */
  private record Spoken(Dialect dialect, boolean tls) {}

  private record CallTags(
      Dialect dialect, Optional<ThriftTarget> target, boolean oneway, Outcome outcome) {}
}
