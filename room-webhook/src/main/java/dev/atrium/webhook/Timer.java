package dev.atrium.webhook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The alarm of a running deployment: one thread for all receivers. */
final class Timer implements Alarm, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("webhook-timer").daemon().factory());

  @Override
  public void after(Duration delay, Runnable task) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this::run)
        .execute(task);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void run(Runnable task) {
    if (!thread.isShutdown()) {
      thread.execute(task);
    }
  }
}
