package dev.atrium.ws;

import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks after somebody's deadlines with one place in the wheel: that of the nearest one. A deadline
 * that moves away costs nothing: it is looked at when it would have come, and again when it comes.
 */
public final class DeadlineWatch {
  private final DeadlineWheel wheel;
  private @Nullable LongUnaryOperator look;
  private volatile long next = DeadlineWheel.NEVER;
  private DeadlineWheel.@Nullable Entry place;

  /**
   * @param look is given the time, does what is due, and says when to look again
   */
  public DeadlineWatch(DeadlineWheel wheel, LongUnaryOperator look) {
    this.wheel = wheel;
    this.look = look;
  }

  /** Sees to it that somebody looks at that time, or before it. */
  public void by(long deadline) {
    if (deadline >= next) {
      return;
    }
    synchronized (this) {
      if (deadline >= next || look == null) {
        return;
      }
      leave();
      next = deadline;
      place = wheel.at(deadline, () -> come(deadline));
    }
  }

  /** Looks no more, and leaves nothing in the wheel. */
  public synchronized void end() {
    look = null;
    leave();
  }

  private void leave() {
    if (place != null) {
      wheel.remove(place);
      place = null;
    }
  }

  private void come(long deadline) {
    LongUnaryOperator due;
    synchronized (this) {
      if (next != deadline) {
        return; // a nearer one took this one's place
      }
      next = DeadlineWheel.NEVER;
      due = look;
    }
    if (due != null) {
      by(due.applyAsLong(wheel.now()));
    }
  }
}
