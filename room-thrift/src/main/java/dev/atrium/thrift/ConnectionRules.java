package dev.atrium.thrift;

import dev.atrium.core.access.Caller;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What every connection of a listener keeps to.
 *
 * @param rateLimit calls per second, 0 for no limit
 * @param anonymous who calls where nobody said who he is
 */
record ConnectionRules(
    MessageLimits limits,
    ConnectionTimeouts timeouts,
    Set<ThriftProtocol> protocols,
    int rateLimit,
    int rateBurst,
    Caller anonymous) {

  private static final long MIN_SWEEP_MILLIS = 10;
  private static final long MAX_SWEEP_MILLIS = 500;

  /** How often deadlines have to be looked after to be met within a tenth. */
  long sweepMillis() {
    long tenth = TimeUnit.NANOSECONDS.toMillis(timeouts.shortest()) / 10;
    return Math.clamp(tenth, MIN_SWEEP_MILLIS, MAX_SWEEP_MILLIS);
  }

  boolean serves(Dialect dialect) {
    return protocols.contains(ThriftProtocol.of(dialect));
  }

  /** Somebody at that address, of whom nothing else is known. */
  ThriftPeer peer(String address, LongSupplier nanoTime) {
    return new ThriftPeer(address, false, anonymous, rate(nanoTime));
  }

  private CallRate rate(LongSupplier nanoTime) {
    return rateLimit <= 0 ? CallRate.UNLIMITED : new TokenBucket(rateLimit, rateBurst, nanoTime);
  }
}
