package dev.atrium.app.config;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the key file each second, if there is one. */
final class KeyFileWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KeyFileWatch.class);

  private final Optional<KeyRotation> rotation;
  private @Nullable ScheduledExecutorService schedule;
  private @Nullable Future<?> looking;

  KeyFileWatch(Optional<KeyRotation> rotation) {
    this.rotation = rotation;
  }

  @Override
  public synchronized void start() {
    if (rotation.isPresent()) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("key-file").daemon().factory());
      looking = started.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
      schedule = started;
    }
  }

  /** Survives whatever happens: a schedule that saw an exception would end for good. */
  private void look() {
    try {
      rotation.ifPresent(KeyRotation::look);
    } catch (RuntimeException e) {
      log.error("The key file could not be looked at", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (looking != null && schedule != null) {
      looking.cancel(false);
      schedule.close();
    }
    looking = null;
    schedule = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return schedule != null;
  }
}
