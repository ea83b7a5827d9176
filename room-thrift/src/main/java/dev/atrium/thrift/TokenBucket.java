package dev.atrium.thrift;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Admits calls at a steady rate, and a burst of them after a pause. Serves one thread. */
final class TokenBucket implements CallRate {
  private final LongSupplier nanoTime;
  private final long nanosPerCall;
  private final long capacity;
  private long last;
  private long saved;

  /**
   * @param perSecond calls in the long run
   * @param burst calls at once
   */
  TokenBucket(int perSecond, int burst, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nanosPerCall = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.capacity = nanosPerCall * Math.max(burst, 1);
    this.last = nanoTime.getAsLong();
    this.saved = capacity;
  }

  @Override
  public boolean admits() {
    long now = nanoTime.getAsLong();
    saved = Math.min(capacity, saved + Math.max(0, now - last));
    last = now;
    if (saved < nanosPerCall) {
      return false;
    }
    saved -= nanosPerCall;
    return true;
  }
}
