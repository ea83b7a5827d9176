package dev.atrium.webhook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, so that what only they touch needs no lock. */
final class Turns implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);

  private final ExecutorService thread;

  Turns(String name) {
    thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  /** Nothing happens once it is closed. */
  void take(Runnable task) {
    try {
      thread.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      log.trace("Too late", e);
    }
  }

  /** Takes no more; returns when the tasks that are there have run. */
  @Override
  public void close() {
    thread.close();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("A turn failed", e);
    }
  }
}
