package dev.atrium.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Events are lost as early as by livekit-server (LiveKit spec §5.4). */
final class OriginalRules implements LossRules {
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration MOST_AGE = Duration.ofSeconds(30);
  private static final int MOST_PER_ROOM = 200;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private final int mostRooms;

  OriginalRules(int mostRooms) {
    this.mostRooms = mostRooms;
  }

  @Override
  public Backlog.Bounds bounds() {
    return new Backlog.Bounds(mostRooms, MOST_PER_ROOM, true);
  }

  @Override
  public boolean isTooLate(Instant since, Instant now) {
    return Duration.between(since, now).compareTo(MOST_AGE) > 0;
  }

  @Override
  public Optional<Duration> waitAfter(
      long attempts, Instant since, Instant now, Optional<Duration> asked) {
    return attempts < MOST_ATTEMPTS
        ? Optional.of(asked.orElseGet(() -> LossRules.doubling(attempts, LONGEST_WAIT)))
        : Optional.empty();
  }

  @Override
  public boolean buries() {
    return false;
  }
}
