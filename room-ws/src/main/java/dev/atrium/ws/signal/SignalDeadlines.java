package dev.atrium.ws.signal;

import dev.atrium.ws.DeadlineWatch;
import dev.atrium.ws.DeadlineWheel;
import java.util.function.LongSupplier;

/**
 * Everything that is a matter of time about one connection: signs of life, fresh tokens, the end.
 */
final class SignalDeadlines {
  /** How long the other side has for its part of closing. */
  private static final long CLOSING_MILLIS = 5_000;

  /** What happens when something is due; in the thread of the wheel, so nothing that waits. */
  interface Owner {
    /** The client has been silent for longer than it said it would be. */
    void pingIsDue();

    void tokenIsDue();

    /** There was no sign of life. */
    void clientIsSilent();

    /** The transport takes no more messages. */
    void clientReadsNothing();

    /** The transport should have been closed by now. */
    void closeIsOverdue();
  }

  private final SignalTimings timings;
  private final Owner owner;
  private final DeadlineWheel wheel;
  private final LongSupplier sendingSince;
  private final DeadlineWatch watch;
  private volatile long heard;
  private volatile long nextToken;
  private volatile long closedBy = DeadlineWheel.NEVER;
  private long pinged;

  /**
   * @param sendingSince since when the transport has not taken a message; {@link
   *     DeadlineWheel#NEVER} if it is not asked to
   */
  SignalDeadlines(
      SignalTimings timings, DeadlineWheel wheel, Owner owner, LongSupplier sendingSince) {
    this.timings = timings;
    this.owner = owner;
    this.wheel = wheel;
    this.sendingSince = sendingSince;
    this.heard = wheel.now();
    this.pinged = heard;
    this.nextToken = heard + timings.tokenInterval().toMillis();
    this.watch = new DeadlineWatch(wheel, this::look);
    watch.by(pingDeadline());
  }

  /** A sign of life. */
  void heard() {
    heard = wheel.now();
  }

  /** The transport is given a message. */
  void sending() {
    watch.by(sendDeadline());
  }

  /** Nothing is due any more but the end. */
  void closing() {
    closedBy = wheel.now() + CLOSING_MILLIS;
    watch.by(closedBy);
  }

  /** It is over. */
  void end() {
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
    if (now >= silenceDeadline()) {
      owner.clientIsSilent();
      return closedBy;
    }
    if (now >= nextToken) {
      nextToken = now + timings.tokenInterval().toMillis();
      owner.tokenIsDue();
    }
    if (now >= pingDeadline()) {
      pinged = now;
      owner.pingIsDue();
    }
    return Math.min(
        Math.min(pingDeadline(), silenceDeadline()), Math.min(nextToken, sendDeadline()));
  }

  private long lookWhileClosing(long now) {
    if (now < closedBy) {
      return closedBy;
    }
    owner.closeIsOverdue();
    return DeadlineWheel.NEVER;
  }

  private long silenceDeadline() {
    return heard + timings.pingTimeout().toMillis();
  }

  /** Clients say something in each interval; only those that do not are asked. */
  private long pingDeadline() {
    return Math.max(heard, pinged) + 2 * timings.pingInterval().toMillis();
  }

  private long sendDeadline() {
    long since = sendingSince.getAsLong();
    return since == DeadlineWheel.NEVER ? since : since + timings.sendTimeout().toMillis();
  }
}
