package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {
  private final TestTime time = new TestTime();
  private final DeadlineWheel wheel = time.wheel();
  private final long start = wheel.now();
  private final List<Long> looks = new ArrayList<>();
  private long next = DeadlineWheel.NEVER;
  private final DeadlineWatch watch = new DeadlineWatch(wheel, this::look);

  @Test
  void looksAtTheNearestDeadlineFirst() {
    watch.by(start + 60_000);
    watch.by(start + 10_000);
    watch.by(start + 30_000);

    time.pass(Duration.ofMinutes(10));

    assertThat(looks).containsExactly(10_000L);
  }

  @Test
  void looksAgainWhenItIsTold() {
    next = start + 25_000;
    watch.by(start + 10_000);

    time.pass(Duration.ofSeconds(20));
    next = DeadlineWheel.NEVER;
    time.pass(Duration.ofMinutes(10));

    assertThat(looks).containsExactly(10_000L, 25_000L);
  }

  @Test
  void looksNoMoreOnceItEnded() {
    watch.by(start + 10_000);

    watch.end();
    watch.by(start + 5_000);
    time.pass(Duration.ofMinutes(10));

    assertThat(looks).isEmpty();
  }

  private long look(long now) {
    looks.add(now - start);
    return next;
  }
}
