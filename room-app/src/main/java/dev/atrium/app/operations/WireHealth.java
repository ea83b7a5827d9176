package dev.atrium.app.operations;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a wire answers; one call serves all who ask for a while. */
final class WireHealth implements HealthIndicator {
  private final Probe probe;
  private final Duration validity;
  private final InstantSource clock;
  private Instant expires = Instant.MIN;
  private @Nullable Health last;

  WireHealth(Probe probe, Duration validity, InstantSource clock) {
    this.probe = probe;
    this.validity = validity;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Instant now = clock.instant();
    if (last == null || !now.isBefore(expires)) {
      last = ask();
      expires = now.plus(validity);
    }
    return last;
  }

  private Health ask() {
    try {
      probe.call();
      return Health.up().build();
    } catch (IOException | RuntimeException e) {
      return Health.down().withDetail("error", String.valueOf(e.getMessage())).build();
    }
  }
}
