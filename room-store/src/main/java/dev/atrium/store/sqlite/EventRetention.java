package dev.atrium.store.sqlite;

import java.time.Duration;

/**
 * How long events can be asked for: until they are older than {@code age}, or {@code count} newer
 * ones are there.
 */
public record EventRetention(Duration age, long count) {
  public static final EventRetention STANDARD = new EventRetention(Duration.ofDays(7), 1_000_000);

  public EventRetention {
    if (!age.isPositive()) {
      throw new IllegalArgumentException("events must be kept for more than no time, not " + age);
    }
    if (count < 1) {
      throw new IllegalArgumentException("at least one event must be kept, not " + count);
    }
  }
}
