package dev.atrium.app.config;

import dev.atrium.core.Lifetime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.convert.DurationStyle;

/** A duration in settings that may be {@code never}; a bare number counts seconds. */
public record Timeout(Duration duration) {

  public Timeout {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a timeout cannot be negative");
    }
  }

  /** Found by Spring, which converts text by a method of this name. */
  public static Timeout valueOf(String text) {
    return new Timeout(
        text.strip().equalsIgnoreCase("never")
            ? Lifetime.NEVER
            : DurationStyle.detectAndParse(text.strip(), ChronoUnit.SECONDS));
  }
}
