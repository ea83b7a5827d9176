package dev.atrium.webhook;

import java.time.Duration;

/** Wakes up somebody later. */
@FunctionalInterface
interface Alarm {

  /** Runs the task, which returns at once, when that time is over; never if this ends before. */
  void after(Duration delay, Runnable task);
}
