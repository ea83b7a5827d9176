package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import dev.atrium.ws.TransportDeadlines;
import java.util.function.LongSupplier;

/**
 * Everything that is a matter of time about one connection (spec §1.4): what the client owes, what
 * the server owes, silence, pings, and the end.
 */
final class NkDeadlines {
  /** A request that takes longer than this must not be held against the client. */
  private static final long SLOW_MILLIS = 1_000;

  /** What happens when something is due; in the thread of the wheel, so nothing that waits. */
  interface Owner extends TransportDeadlines.Owner {

    void pingIsDue();

    /** The client has not logged in. */
    void loginIsOverdue();

    /** The client kept silent, or one side did not answer. */
    void answerIsOverdue();
  }

  private final NkTimings timings;
  private final Owner owner;
  private final DeadlineWheel wheel;
  private final TransportDeadlines transport;
  private final NkServerRequests asked = new NkServerRequests();
  private final NkOwed owed = new NkOwed();

  private volatile long lastMessage;
  private volatile long performingSince = DeadlineWheel.NEVER;
  private volatile long loginBy;
  private volatile long nextPing = DeadlineWheel.NEVER;

  /**
   * @param sendingSince since when the transport has not taken a message; {@link
   *     DeadlineWheel#NEVER} if it is not asked to
   */
  NkDeadlines(NkSettings settings, DeadlineWheel wheel, Owner owner, LongSupplier sendingSince) {
    this.timings = settings.timings();
    this.owner = owner;
    this.wheel = wheel;
    this.transport =
        new TransportDeadlines(wheel, owner, sendingSince, timings.sendTimeout(), this::look);
    messagePassed();
    loginBy = lastMessage + settings.logins().loginTimeout().toMillis();
    transport.by(Math.min(idleDeadline(), loginBy));
  }

  /** What the client has not answered. */
  NkServerRequests asked() {
    return asked;
  }

  /** A message came, or was taken by the transport. */
  void messagePassed() {
    lastMessage = wheel.now();
  }

  /** The transport is given a message. */
  void sending() {
    transport.sending();
  }

  /** The client is given a request. */
  void asking(long tid, NkAsker asker) {
    long deadline = wheel.now() + timings.answerTimeout().toMillis();
    asked.sent(tid, asker, deadline);
    transport.by(deadline);
  }

  /** The client works on a request. */
  void acked(long tid) {
    long deadline = wheel.now() + timings.ackedTimeout().toMillis();
    asked.acked(tid, deadline);
    transport.by(deadline);
  }

  /** The server acked a request of the client: what to {@link #settle}. */
  Object owe() {
    long deadline = wheel.now() + timings.ackedTimeout().toMillis();
    Object debt = owed.add(deadline);
    transport.by(deadline);
    return debt;
  }

  /** Whether that was still owed. */
  boolean settle(Object debt) {
    return owed.remove(debt);
  }

  /** A request of the client begins: its answers cannot be handled meanwhile. */
  void performing() {
    performingSince = wheel.now();
  }

  void performed() {
    long took = wheel.now() - performingSince;
    performingSince = DeadlineWheel.NEVER;
    if (took >= SLOW_MILLIS) {
      asked.postpone(took);
    }
  }

  /** The client is pinged now, for the first time at its login. */
  void pinged() {
    loginBy = DeadlineWheel.NEVER;
    nextPing = wheel.now() + timings.pingInterval().toSeconds() * 1_000;
    transport.by(nextPing);
  }

  /** Nothing is due any more but the end. */
  void closing() {
    transport.closing();
    asked.fail();
    owed.clear();
  }

  /** It is over. */
  void end() {
    transport.end();
    asked.fail();
  }

  /** Does what is due and says when to look again. */
  private long look(long now) {
    boolean performing = performingSince != DeadlineWheel.NEVER;
    if (owed.isDue(now) || now >= idleDeadline() || (!performing && asked.expire(now))) {
      owner.answerIsOverdue();
      return DeadlineWheel.NEVER; // it is closing
    }
    if (now >= loginBy) {
      owner.loginIsOverdue();
      return DeadlineWheel.NEVER; // it is closing
    }
    if (now >= nextPing) {
      owner.pingIsDue();
    }
    long answer = performing ? now + SLOW_MILLIS : asked.nextDeadline();
    long nextOfServer = Math.min(loginBy, nextPing); // never both
    return Math.min(Math.min(answer, owed.nextDeadline()), Math.min(nextOfServer, idleDeadline()));
  }

  private long idleDeadline() {
    return lastMessage + timings.idleTimeout().toMillis();
  }
}
