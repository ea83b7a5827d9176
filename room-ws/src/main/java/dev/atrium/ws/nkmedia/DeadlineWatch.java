package dev.atrium.ws.nkmedia;

import java.util.function.LongUnaryOperator;

/**
 * Looks after somebody's deadlines with one place in the wheel: that of the nearest one. A deadline
 * that moves away costs nothing: it is looked at when it would have come, and again when it comes.
 */
final class DeadlineWatch {
  private final DeadlineWheel wheel;
  private final LongUnaryOperator look;
  private volatile long next = DeadlineWheel.NEVER;

  /**
   * @param look is given the time, does what is due, and says when to look again
   */
  DeadlineWatch(DeadlineWheel wheel, LongUnaryOperator look) {
    this.wheel = wheel;
    this.look = look;
  }

  /** Sees to it that somebody looks at that time, or before it. */
  void by(long deadline) {
    if (deadline >= next) {
      return;
    }
    synchronized (this) {
      if (deadline >= next) {
        return;
      }
      next = deadline;
    }
    wheel.at(deadline, () -> come(deadline));
  }

  private void come(long deadline) {
    synchronized (this) {
      if (next != deadline) {
        return; // a nearer one took this one's place
      }
      next = DeadlineWheel.NEVER;
    }
    by(look.applyAsLong(wheel.now()));
  }
}
