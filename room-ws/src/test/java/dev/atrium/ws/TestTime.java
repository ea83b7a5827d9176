package dev.atrium.ws;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A wheel that turns when a test says so. */
public final class TestTime {
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final DeadlineWheel wheel = new DeadlineWheel(millis::get);

  public DeadlineWheel wheel() {
    return wheel;
  }

  /** Lets the time pass, tick by tick, and has done what is due. */
  public void pass(Duration duration) {
    long end = millis.get() + duration.toMillis();
    while (millis.get() < end) {
      millis.set(Math.min(end, millis.get() + DeadlineWheel.TICK_MILLIS));
      wheel.advance();
    }
  }

  /** Lets the time pass while the thread that turns the wheel does not come to it. */
  public void passUnnoticed(Duration duration) {
    millis.addAndGet(duration.toMillis());
  }
}
