package dev.atrium.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {
  /** Where every test clock begins: in the middle of a second, as real requests come. */
  public static final Instant START = Instant.parse("2026-05-04T10:15:30.250Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  /** A negative duration sets the clock back. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
