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
final class ThriftMetrics {
  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final ConcurrentMap<CallTags, Timer> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<Dialect, AtomicInteger> connections = new ConcurrentHashMap<>();
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

  long start() {
    return registry.config().clock().monotonicTime();
  }

  void called(Dialect dialect, Step.Execute step, ThriftReply.Body body, long start) {
    Outcome outcome = step.oneway() ? Outcome.ONEWAY : Outcome.of(body);
    CallTags tags = new CallTags(dialect, Optional.of(step.target()), step.oneway(), outcome);
    timer(tags).record(start() - start, TimeUnit.NANOSECONDS);
  }

  /** A message that was understood and led to nothing. */
  void refused(Dialect dialect, Optional<ThriftTarget> target, boolean oneway) {
    Outcome outcome = oneway ? Outcome.ONEWAY : Outcome.ERROR;
    timer(new CallTags(dialect, target, oneway, outcome)).record(0, TimeUnit.NANOSECONDS);
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

  void opened(Dialect dialect) {
    connections.computeIfAbsent(dialect, this::gauge).incrementAndGet();
  }

  void closed(Dialect dialect) {
    connections.computeIfAbsent(dialect, this::gauge).decrementAndGet();
  }

  private AtomicInteger gauge(Dialect dialect) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("thrift.server.connections", count, AtomicInteger::get)
        .tag("transport", dialect.framing().label())
        .tag("protocol", dialect.encoding().label())
        .tag("tls", "false")
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

  private record CallTags(
      Dialect dialect, Optional<ThriftTarget> target, boolean oneway, Outcome outcome) {}
}
