package dev.atrium.ws.signal;

import java.util.function.LongSupplier;

/**
 * How much may be done at once: what a second allows may come together, and after that so many a
 * second. To be used by one thread at a time.
 */
final class Pace {
  private static final long MICROS = 1_000;
  private static final long SECOND = 1_000 * MICROS;

  private final LongSupplier clock;
  private final long apart;
  private long taken = Long.MIN_VALUE;

  /**
   * @param clock milliseconds that never go back
   */
  Pace(int perSecond, LongSupplier clock) {
    this.clock = clock;
    this.apart = SECOND / perSecond;
  }

  /** Whether one more may be done now; it counts if so. */
  boolean allows() {
    long now = clock.getAsLong() * MICROS;
    long next = Math.max(taken, now) + apart;
    if (next > now + SECOND) {
      return false;
    }
    taken = next;
    return true;
  }
}
