package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/**
 * Ends all connections in order when the node stops: nobody new is let in, stays end, and clients
 * are told to come back, to another node.
 */
final class SignalLifecycle implements SmartLifecycle {
  /** After HTTP opened, before it drains. */
  private static final int PHASE = DEFAULT_PHASE - 500;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final SignalHost host;
  private final Admissions admissions;
  private volatile boolean running;

  SignalLifecycle(SignalHost host, Admissions admissions) {
    this.host = host;
    this.admissions = admissions;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    admissions.close();
    host.connections().forEach(connection -> connection.sendAway(LeaveReason.NODE_STOPPED));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!host.connections().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    host.connections().forEach(SignalConnection::closeIsOverdue);
    running = false;
  }

  @Override
  public void stop(Runnable done) {
    host.later(
        () -> {
          stop();
          done.run();
        });
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
