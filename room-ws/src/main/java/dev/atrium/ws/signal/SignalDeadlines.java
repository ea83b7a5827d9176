package dev.atrium.ws.signal;

import dev.atrium.ws.DeadlineWheel;
import dev.atrium.ws.TransportDeadlines;
import java.util.function.LongSupplier;

/**
 * Everything that is a matter of time about one connection: signs of life, fresh tokens, the end.
 */
final class SignalDeadlines {
  /** What happens when something is due; in the thread of the wheel, so nothing that waits. */
  interface Owner extends TransportDeadlines.Owner {
    /** The client has been silent for longer than it said it would be. */
    void pingIsDue();

    void tokenIsDue();

    /** There was no sign of life. */
    void clientIsSilent();
  }

  private final SignalTimings timings;
  private final Owner owner;
  private final DeadlineWheel wheel;
  private final TransportDeadlines transport;
  private volatile long heard;
  private volatile long nextToken;
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
    this.heard = wheel.now();
    this.pinged = heard;
    this.nextToken = heard + timings.tokenInterval().toMillis();
    this.transport =
        new TransportDeadlines(wheel, owner, sendingSince, timings.sendTimeout(), this::look);
    transport.by(pingDeadline());
  }

  /** A sign of life. */
  void heard() {
    heard = wheel.now();
  }

  /** The transport is given a message. */
  void sending() {
    transport.sending();
  }

  /** Nothing is due any more but the end. */
  void closing() {
    transport.closing();
  }

  /** It is over. */
  void end() {
    transport.end();
  }

  /** Does what is due and says when to look again. */
  private long look(long now) {
    if (now >= silenceDeadline()) {
      owner.clientIsSilent();
      return DeadlineWheel.NEVER; // it is closing
    }
    if (now >= nextToken) {
      nextToken = now + timings.tokenInterval().toMillis();
      owner.tokenIsDue();
    }
    if (now >= pingDeadline()) {
      pinged = now;
      owner.pingIsDue();
    }
    return Math.min(Math.min(pingDeadline(), silenceDeadline()), nextToken);
  }

  private long silenceDeadline() {
    return heard + timings.pingTimeout().toMillis();
  }

  /** Clients say something in each interval; only those that do not are asked. */
  private long pingDeadline() {
    return Math.max(heard, pinged) + 2 * timings.pingInterval().toMillis();
  }
}
