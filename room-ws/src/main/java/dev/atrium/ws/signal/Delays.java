package dev.atrium.ws.signal;

import dev.atrium.ws.DeadlineWheel;
import dev.atrium.ws.Notes;
import java.time.Duration;

/**
 * Has things done in a room after a while, in their turn.
 *
 * @param updateDelay for which joins and leaves are gathered
 */
record Delays(DeadlineWheel wheel, Notes notes, Duration updateDelay) {
  /** Numbers of participants change with every join; they are told as often as this. */
  private static final Duration COUNTERS = Duration.ofSeconds(1);

  void update(Runnable task) {
    after(updateDelay, task);
  }

  void counters(Runnable task) {
    after(COUNTERS, task);
  }

  private void after(Duration delay, Runnable task) {
    wheel.after(delay.toMillis(), () -> notes.add(task));
  }
}
