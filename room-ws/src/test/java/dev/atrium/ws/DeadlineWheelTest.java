package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlineWheelTest {
  private static final Duration TICK = Duration.ofMillis(DeadlineWheel.TICK_MILLIS);

  private final TestTime time = new TestTime();
  private final DeadlineWheel wheel = time.wheel();
  private final List<String> done = new ArrayList<>();

  @Test
  void doesNothingEarlyAndEverythingInTime() {
    wheel.at(wheel.now() + 1_000, () -> done.add("a"));

    time.pass(Duration.ofMillis(950));
    assertThat(done).isEmpty();

    time.pass(TICK);
    assertThat(done).containsExactly("a");
  }

  @Test
  void doesAThingOnce() {
    wheel.at(wheel.now() + 10, () -> done.add("a"));

    time.pass(Duration.ofMinutes(10));

    assertThat(done).containsExactly("a");
  }

  @Test
  void doesWhatIsOverdueWithTheNextTick() {
    wheel.at(wheel.now() - 5_000, () -> done.add("a"));
    assertThat(done).isEmpty();

    time.pass(TICK);

    assertThat(done).containsExactly("a");
  }

  @Test
  void waitsForTimesThatAreFartherAwayThanTheRingIsLong() {
    wheel.at(wheel.now() + Duration.ofHours(3).toMillis(), () -> done.add("late"));
    wheel.at(wheel.now() + Duration.ofHours(1).toMillis(), () -> done.add("early"));

    time.pass(Duration.ofHours(3).minus(TICK));
    assertThat(done).containsExactly("early");

    time.pass(TICK);
    assertThat(done).containsExactly("early", "late");
  }

  @Test
  void catchesUpAfterAPauseLongerThanTheRing() {
    for (int seconds = 1; seconds <= 600; seconds++) {
      wheel.at(wheel.now() + seconds * 1_000L, () -> done.add("a"));
    }

    time.passUnnoticed(Duration.ofMinutes(5));
    wheel.advance();

    assertThat(done).hasSize(300);
  }

  @Test
  void goesOnAfterATaskThatFails() {
    wheel.at(
        wheel.now() + 10,
        () -> {
          throw new IllegalStateException("planted");
        });
    wheel.at(wheel.now() + 10, () -> done.add("a"));

    time.pass(TICK);

    assertThat(done).containsExactly("a");
  }

  @Test
  void canBeGivenMoreByWhatItDoes() {
    wheel.at(wheel.now() + 10, () -> wheel.at(wheel.now() + 10, () -> done.add("from within")));

    time.pass(TICK);
    assertThat(done).isEmpty();

    time.pass(TICK);
    assertThat(done).containsExactly("from within");
  }

  @Test
  void forgetsWhatIsRemoved() {
    var first = wheel.at(wheel.now() + 10, () -> done.add("first"));
    wheel.at(wheel.now() + 10, () -> done.add("second"));
    var third = wheel.at(wheel.now() + 10, () -> done.add("third"));

    wheel.remove(first);
    wheel.remove(third);
    wheel.remove(third);
    assertThat(wheel.size()).isEqualTo(1);

    time.pass(TICK);
    wheel.remove(first);
    assertThat(done).containsExactly("second");
    assertThat(wheel.size()).isZero();
  }

  @Test
  void keepsEveryOneOfManyTimes() {
    Random random = Seed.ofThisRun().random();
    List<Long> late = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long due = wheel.now() + random.nextInt(400_000);
      wheel.at(due, () -> late.add(wheel.now() - due));
    }

    time.pass(Duration.ofSeconds(401));

    assertThat(late).hasSize(5_000).allMatch(millis -> millis >= 0 && millis <= TICK.toMillis());
  }
}
