package dev.atrium.webhook;

import static dev.atrium.core.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossRulesTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

  private final LossRules patient = new PatientRules(DAY, 1_000, Seed.ofThisRun().random());
  private final LossRules original = new OriginalRules(1_000);

  @Test
  void theFirstWaitsAreTheOriginals() {
    for (LossRules rules : new LossRules[] {patient, original}) {
      for (int attempt = 1; attempt <= 4; attempt++) {
        assertThat(rules.waitAfter(attempt, START, START, NOTHING_ASKED))
            .contains(Duration.ofSeconds(1L << (attempt - 1)));
      }
    }
  }

  @Test
  void laterWaitsGrowToMinutesAndDiffer() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(waitAfter(5)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
      assertThat(waitAfter(8)).isBetween(Duration.ofSeconds(96), Duration.ofSeconds(160));
      assertThat(waitAfter(1_000_000)).isBetween(Duration.ofSeconds(225), Duration.ofSeconds(375));
    }
    assertThat(waitAfter(9)).isNotEqualTo(waitAfter(9));
  }

  @Test
  void theLastAttemptIsMadeWhenTheTimeIsOver() {
    Instant nearlyOver = START.plus(DAY).minusSeconds(10);

    assertThat(patient.waitAfter(30, START, nearlyOver, NOTHING_ASKED))
        .contains(Duration.ofSeconds(10));
    assertThat(patient.waitAfter(31, START, START.plus(DAY), NOTHING_ASKED)).isEmpty();
  }

  @Test
  void aReceiverMayAskForAnyWaitButNotForMoreTime() {
    assertThat(patient.waitAfter(1, START, START, Optional.of(Duration.ofHours(2))))
        .contains(Duration.ofHours(2));
    assertThat(patient.waitAfter(1, START, START, Optional.of(Duration.ofDays(100)))).contains(DAY);
    assertThat(original.waitAfter(1, START, START, Optional.of(Duration.ofHours(2))))
        .contains(Duration.ofHours(2));
  }

  @Test
  void theOriginalGivesUpAfterFiveAttemptsOrThirtySeconds() {
    assertThat(original.waitAfter(5, START, START, NOTHING_ASKED)).isEmpty();
    assertThat(original.isTooLate(START, START.plusSeconds(30))).isFalse();
    assertThat(original.isTooLate(START, START.plusSeconds(31))).isTrue();
    assertThat(patient.isTooLate(START, Instant.MAX)).isFalse();
  }

  private Duration waitAfter(long attempts) {
    return patient.waitAfter(attempts, START, START, NOTHING_ASKED).orElseThrow();
  }
}
