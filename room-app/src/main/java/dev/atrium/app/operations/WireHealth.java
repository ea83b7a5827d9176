package dev.atrium.app.operations;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether a wire answers, or something that its clients are sent to; one call serves all who ask
 * for a while. A change is logged, once: what asks for health often keeps only the last answer.
 */
final class WireHealth implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(WireHealth.class);

  private final String subject;
  private final Probe probe;
  private final long validity;
  private final LongSupplier nanoTime;
  private long asked;
  private @Nullable Health last;

  /**
   * @param subject what a sentence in the log begins with
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  WireHealth(String subject, Probe probe, Duration validity, LongSupplier nanoTime) {
    this.subject = subject;
    this.probe = probe;
    this.validity = validity.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized Health health() {
    long now = nanoTime.getAsLong();
    Health known = last;
    if (known != null && now - asked < validity) {
      return known;
    }
    Health found = ask();
    report(known == null ? Status.UP : known.getStatus(), found);
    asked = now;
    last = found;
    return found;
  }

  private Health ask() {
    try {
      probe.call();
      return Health.up().build();
    } catch (IOException | RuntimeException e) {
      String error = Objects.requireNonNullElseGet(e.getMessage(), e::toString);
      return Health.down().withDetail("error", error).build();
    }
  }

  private void report(Status before, Health now) {
    if (now.getStatus().equals(before)) {
      return;
    }
    if (now.getStatus().equals(Status.UP)) {
      log.info("{} answers again", subject);
    } else {
      log.warn("{} does not answer: {}", subject, now.getDetails().get("error"));
    }
  }
}
