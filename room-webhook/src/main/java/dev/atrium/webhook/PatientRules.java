package dev.atrium.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Events are sent again for a long time, then kept as dead letters. The first waits are the
 * original's; the later ones grow to minutes and differ a little, so that many rooms do not come
 * back at the same moment.
 */
final class PatientRules implements LossRules {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int WAITS_OF_THE_ORIGINAL = 4;
  private static final int HELD_PER_ROOM = 32;

  private final Duration retryFor;
  private final int mostRooms;
  private final RandomGenerator random;

  PatientRules(Duration retryFor, int mostRooms, RandomGenerator random) {
    this.retryFor = retryFor;
    this.mostRooms = mostRooms;
    this.random = random;
  }

  @Override
  public Backlog.Bounds bounds() {
    return new Backlog.Bounds(mostRooms, HELD_PER_ROOM, false);
  }

  @Override
  public boolean isTooLate(Instant since, Instant now) {
    return false;
  }

  /** The last attempt is made when the time is over, not before. */
  @Override
  public Optional<Duration> waitAfter(
      long attempts, Instant since, Instant now, Optional<Duration> asked) {
    Duration left = Duration.between(now, since.plus(retryFor));
    if (!left.isPositive()) {
      return Optional.empty();
    }
    Duration wait = asked.orElseGet(() -> own(attempts));
    return Optional.of(wait.compareTo(left) < 0 ? wait : left);
  }

  private Duration own(long attempts) {
    Duration wait = LossRules.doubling(attempts, LONGEST_WAIT);
    return attempts <= WAITS_OF_THE_ORIGINAL
        ? wait
        : Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.75, 1.25)));
  }

  @Override
  public boolean buries() {
    return true;
  }
}
