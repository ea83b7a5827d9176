package dev.atrium.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a receiver that fails is asked again, and when an event is given up. */
interface LossRules {

  /** How many rooms and events may wait. */
  Backlog.Bounds bounds();

  /** Whether an event that waited since then is not even sent once. */
  boolean isTooLate(Instant since, Instant now);

  /**
   * How long to wait after a failed attempt; empty to give the event up.
   *
   * @param attempts how many have failed, this one included
   * @param since when the event was first to be sent
   * @param asked how long the receiver asked to be left alone
   */
  Optional<Duration> waitAfter(long attempts, Instant since, Instant now, Optional<Duration> asked);

  /** Whether what is given up is kept as a dead letter. */
  boolean buries();

  /** One second, then twice as long each time. */
  static Duration doubling(long attempts, Duration most) {
    long exponent = Math.min(attempts - 1, 30);
    Duration wait = Duration.ofSeconds(1L << exponent);
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
