package dev.atrium.core.engine;

import dev.atrium.core.RoomSid;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that follows from what is said in rooms: that of one room in order, one at a time. What a
 * {@link RoomBacklog} has no space for is lost, and so is what waits in a room when the executor
 * refuses to work; a task that fails takes nothing with it.
 */
final class RoomTasks {
  private static final Logger log = LoggerFactory.getLogger(RoomTasks.class);

  private final Executor executor;

  /** Of the rooms that are worked for, or are about to be. */
  private final Map<RoomSid, RoomBacklog> waiting = new HashMap<>();

  RoomTasks(Executor executor) {
    this.executor = executor;
  }

  void add(RoomSid room, RoomTask task) {
    synchronized (waiting) {
      boolean busy = waiting.containsKey(room);
      waiting.computeIfAbsent(room, RoomBacklog::new).add(task);
      if (busy) {
        return;
      }
    }
    start(room);
  }

  private void start(RoomSid room) {
    try {
      executor.execute(() -> workOff(room));
    } catch (RuntimeException | Error e) { // nobody else would work for this room
      log.warn("{} data were not delivered in {}", giveUp(room), room, e);
    }
  }

  private int giveUp(RoomSid room) {
    synchronized (waiting) {
      RoomBacklog lost = waiting.remove(room);
      return lost == null ? 0 : lost.size();
    }
  }

  private void workOff(RoomSid room) {
    for (RoomTask task = next(room); task != null; task = next(room)) {
      try {
        task.work().run();
      } catch (RuntimeException | Error e) { // others wait: the thread must go on
        log.warn("Data were not delivered in {}", room, e);
      }
    }
  }

  private @Nullable RoomTask next(RoomSid room) {
    synchronized (waiting) {
      RoomBacklog backlog = waiting.get(room);
      RoomTask next = backlog == null ? null : backlog.poll();
      if (next == null) {
        waiting.remove(room);
      }
      return next;
    }
  }
}
