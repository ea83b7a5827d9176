package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alarm whose time passes when a test says so. */
final class ManualAlarm implements Alarm {
  private final TestClock clock;
  private final List<Call> calls = new ArrayList<>();

  ManualAlarm(TestClock clock) {
    this.clock = clock;
  }

  private record Call(Instant at, Runnable task) {}

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    calls.add(new Call(clock.instant().plus(delay), task));
  }

  /** Lets that time pass; whoever is due is called at its own instant. */
  void advance(Duration duration) {
    Instant end = clock.instant().plus(duration);
    for (Optional<Call> next = next(end); next.isPresent(); next = next(end)) {
      if (next.get().at().isAfter(clock.instant())) {
        clock.set(next.get().at());
      }
      next.get().task().run();
    }
    clock.set(end);
  }

  /** Waits until somebody has asked to be called after that time, and lets it pass. */
  void awaitAndPass(Duration wait) {
    await().untilAsserted(() -> assertThat(waits()).contains(wait));
    advance(wait);
  }

  /** How long until the calls that were asked for, shortest first. */
  synchronized List<Duration> waits() {
    return calls.stream()
        .map(call -> Duration.between(clock.instant(), call.at()))
        .sorted()
        .toList();
  }

  private synchronized Optional<Call> next(Instant end) {
    Optional<Call> next =
        calls.stream().filter(call -> !call.at().isAfter(end)).min(Comparator.comparing(Call::at));
    next.ifPresent(calls::remove);
    return next;
  }
}
