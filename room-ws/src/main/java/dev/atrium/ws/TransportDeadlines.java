package dev.atrium.ws;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * What is a matter of time about any connection: its transport has to take each message, and to be
 * closed at the end. Whatever else is due is the wire's own affair, until the connection closes.
 */
public final class TransportDeadlines {
  /** How long the other side has for its part of closing. */
  private static final long CLOSING_MILLIS = 5_000;

  /** What happens when something is due; in the thread of the wheel, so nothing that waits. */
  public interface Owner {

    /** The transport takes no more messages. */
    void clientReadsNothing();

    /** The transport should have been closed by now. */
    void closeIsOverdue();
  }

  private final DeadlineWheel wheel;
  private final Owner owner;
  private final LongSupplier sendingSince;
  private final long sendMillis;
  private final LongUnaryOperator others;
  private final DeadlineWatch watch;
  private volatile long closedBy = DeadlineWheel.NEVER;

  /**
   * @param sendingSince since when the transport has not taken a message; {@link
   *     DeadlineWheel#NEVER} if it is not asked to
   * @param others is given the time, does what else is due, and says when to look again
   */
  public TransportDeadlines(
      DeadlineWheel wheel,
      Owner owner,
      LongSupplier sendingSince,
      Duration sendTimeout,
      LongUnaryOperator others) {
    this.wheel = wheel;
    this.owner = owner;
    this.sendingSince = sendingSince;
    this.sendMillis = sendTimeout.toMillis();
    this.others = others;
    this.watch = new DeadlineWatch(wheel, this::look);
  }

  /** Sees to it that somebody looks at that time, or before it. */
  public void by(long deadline) {
    watch.by(deadline);
  }

  /** The transport is given a message. */
  public void sending() {
    watch.by(sendDeadline());
  }

  /** Nothing is due any more but the end. */
  public void closing() {
    closedBy = wheel.now() + CLOSING_MILLIS;
    watch.by(closedBy);
  }

  /** It is over. */
  public void end() {
    watch.end();
  }

  /** Does what is due and says when to look again. */
  private long look(long now) {
    if (closedBy != DeadlineWheel.NEVER) {
      return lookWhileClosing(now);
    }
    if (now >= sendDeadline()) {
      owner.clientReadsNothing();
      return closedBy;
    }
    long next = others.applyAsLong(now);
    return closedBy == DeadlineWheel.NEVER ? Math.min(next, sendDeadline()) : closedBy;
  }

  private long lookWhileClosing(long now) {
    if (now < closedBy) {
      return closedBy;
    }
    owner.closeIsOverdue();
    return DeadlineWheel.NEVER;
  }

  private long sendDeadline() {
    long since = sendingSince.getAsLong();
    return since == DeadlineWheel.NEVER ? since : since + sendMillis;
  }
}
