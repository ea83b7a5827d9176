package dev.atrium.thrift;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Nanoseconds that pass when a test says so. */
final class TestNanoClock implements LongSupplier {
  private final AtomicLong now = new AtomicLong(-5); // as System.nanoTime, it may be negative

  @Override
  public long getAsLong() {
    return now.get();
  }

  void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
