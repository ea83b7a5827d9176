package dev.atrium.ws;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thread that turns the wheel. */
final class WheelTimer implements AutoCloseable {
  private final DeadlineWheel wheel;
  private final Thread thread;
  private volatile boolean stopped;

  private WheelTimer(DeadlineWheel wheel) {
    this.wheel = wheel;
    this.thread = Thread.ofPlatform().daemon().name("ws-timer").unstarted(this::turn);
  }

  static WheelTimer start(DeadlineWheel wheel) {
    WheelTimer timer = new WheelTimer(wheel);
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
