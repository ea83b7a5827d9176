package dev.atrium.ws.nkmedia;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thread that turns the wheel. */
final class NkTimer implements AutoCloseable {
  private final DeadlineWheel wheel;
  private final Thread thread;
  private volatile boolean stopped;

  private NkTimer(DeadlineWheel wheel) {
    this.wheel = wheel;
    this.thread = Thread.ofPlatform().daemon().name("nkmedia-timer").unstarted(this::turn);
  }

  static NkTimer start(DeadlineWheel wheel) {
    NkTimer timer = new NkTimer(wheel);
    timer.thread.start();
    return timer;
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  private void turn() {
    while (!stopped) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DeadlineWheel.TICK_MILLIS));
      wheel.advance();
    }
  }
}
