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

  /** From the first bytes of a message that is not all there. */
  void awaitMessage() {
    waitingFor = RejectReason.TIMEOUT_MESSAGE;
    readUntil = in(timeouts.message());
  }

  /** Whether the rest of a message is awaited already. */
  boolean awaitingMessage() {
    return waitingFor == RejectReason.TIMEOUT_MESSAGE;
  }

  void awaitNextMessage() {
    waitingFor = null;
    readUntil = in(timeouts.idle());
  }

  /** While the peer waits for us. */
  void awaitNothing() {
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

  /** What was awaited in vain; nothing where a connection was merely idle. */
  @Nullable RejectReason reason() {
    return isPast(writeUntil) ? RejectReason.TIMEOUT_WRITE : waitingFor;
  }

  private boolean isPast(long deadline) {
    return deadline != NONE && in(0) >= deadline;
  }
}
