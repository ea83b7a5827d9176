package dev.atrium.app.config;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.NodeId;
import dev.atrium.core.RoomException;
import dev.atrium.core.engine.Engine;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What happens to rooms without anyone asking. Before any wire opens, the stays are ended that an
 * earlier process of this node left behind; from then on, until every wire is closed, rooms end
 * within a quarter of a second after they are due.
 */
final class RoomKeeping implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RoomKeeping.class);
  private static final long PERIOD_MILLIS = 250;

  private final Engine engine;
  private final NodeId node;
  private @Nullable ScheduledExecutorService schedule;
  private @Nullable Future<?> sweeping;

  RoomKeeping(Engine engine, NodeId node) {
    this.engine = engine;
    this.node = node;
  }

  @Override
  public synchronized void start() {
    int affected = engine.recovery().endLegsOf(node, LeaveReason.NODE_LOST);
    if (affected > 0) {
      log.info("Ended what the last run of node {} left behind in {} rooms", node, affected);
    }
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("room-expiry").daemon().factory());
    sweeping = started.scheduleWithFixedDelay(this::sweep, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    schedule = started;
  }

  /** Survives whatever the store throws: a schedule that saw an exception would end for good. */
  private void sweep() {
    try {
      engine.expiry().sweep();
    } catch (RoomException e) {
      log.warn("Rooms that are due stay for another moment: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("Rooms that are due stay for another moment", e);
    }
  }

  @Override
  public synchronized void stop() {
    if (sweeping != null && schedule != null) {
      sweeping.cancel(false);
      schedule.close(); // once the sweep under way is over
    }
    sweeping = null;
    schedule = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return schedule != null;
  }

  /** Starts before and stops after everything that accepts connections. */
  @Override
  public int getPhase() {
    return 0;
  }
}
