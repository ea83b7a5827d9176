package dev.atrium.core;

import java.time.Duration;

/**
 * How long a room lives while no ordinary participant is inside. Three vocabularies for one
 * deadline (see {@link Room#deadline}).
 */
public sealed interface Lifetime {

  /** A timeout of this length or more never ends: the largest uint32 of seconds. */
  Duration NEVER = Duration.ofSeconds(0xFFFF_FFFFL);

  /** A timeout of zero ends at the next tick, as in LiveKit. */
  Duration TICK = Duration.ofSeconds(1);

  /** What LiveKit clients are shown as {@code empty_timeout}. */
  Duration emptyTimeout();

  /** What LiveKit clients are shown as {@code departure_timeout}. */
  Duration departureTimeout();

  /**
   * LiveKit's: {@code emptyTimeout} after the creation while nobody ever joined, {@code
   * departureTimeout} after the last leave.
   */
  record Idle(Duration emptyTimeout, Duration departureTimeout) implements Lifetime {}

  /**
   * nkMEDIA's: {@code timeout} after the last change of membership, status or information.
   *
   * @param chosen whether the creator asked for it; nkMEDIA shows only such a timeout
   */
  record Activity(Duration timeout, boolean chosen) implements Lifetime {
    @Override
    public Duration emptyTimeout() {
      return timeout;
    }

    @Override
    public Duration departureTimeout() {
      return timeout;
    }
  }

  /**
   * Thrift's: until the lease ends, which renewals extend by {@code ttl}, but not before {@code
   * grace} after the last leave.
   */
  record Lease(Duration ttl, Duration grace) implements Lifetime {
    @Override
    public Duration emptyTimeout() {
      return ttl;
    }

    @Override
    public Duration departureTimeout() {
      return ttl;
    }
  }
}
