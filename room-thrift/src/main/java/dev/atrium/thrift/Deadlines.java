package dev.atrium.thrift;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when a connection may keep us waiting, for its bytes and for room to write. Set by the
 * connection's event loop; {@link #passed} may be asked by any thread.
 */
final class Deadlines {
  private static final long NONE = Long.MAX_VALUE;
  private static final long LINGER = 1_000_000_000;

  private final ConnectionTimeouts timeouts;
  private final LongSupplier nanoTime;
  private final long origin;
  private @Nullable RejectReason waitingFor;

  /** When something came of which it is not known yet what it is. */
  private long unknownSince = NONE;

  private volatile long readUntil = NONE;
  private volatile long writeUntil = NONE;

  Deadlines(ConnectionTimeouts timeouts, LongSupplier nanoTime) {
    this.timeouts = timeouts;
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  private long in(long nanos) {
    return nanoTime.getAsLong() - origin + nanos;
  }

  void awaitFirstBytes() {
    waitingFor = RejectReason.TIMEOUT_FIRST;
    readUntil = in(timeouts.firstByte());
  }

  /** Bytes are there that may tell, together with others, what is spoken here. */
  void firstBytes() {
    if (unknownSince == NONE) {
      unknownSince = in(0);
    }
  }

  /**
   * Until the next message is all there: counts anew from its first bytes, and not from those that
   * follow them.
   *
   * @param none whether there is nothing of it yet
   */
  void awaitMore(boolean none) {
    if (none) {
      waitingFor = null;
      readUntil = in(timeouts.idle());
    } else if (waitingFor != RejectReason.TIMEOUT_MESSAGE) {
      waitingFor = RejectReason.TIMEOUT_MESSAGE;
      readUntil = (unknownSince == NONE ? in(0) : unknownSince) + timeouts.message();
    }
  }

  /** While the peer waits for us. */
  void awaitNothing() {
    unknownSince = NONE;
    waitingFor = null;
    readUntil = NONE;
  }

  /** The last moments of a connection to which nothing more will be written. */
  void awaitEnd() {
    waitingFor = null;
    readUntil = in(LINGER);
    writeUntil = NONE;
  }

  void awaitWrite() {
    writeUntil = in(timeouts.write());
  }

  void written() {
    writeUntil = NONE;
  }

  boolean passed() {
    return isPast(readUntil) || isPast(writeUntil);
  }

  /**
   * Awaits nothing any more.
   *
   * @return what was awaited in vain; nothing where a connection was merely idle
   */
  @Nullable RejectReason expire() {
    RejectReason reason = isPast(writeUntil) ? RejectReason.TIMEOUT_WRITE : waitingFor;
    readUntil = NONE;
    writeUntil = NONE;
    return reason;
  }

  private boolean isPast(long deadline) {
    return deadline != NONE && in(0) >= deadline;
  }
}
