package dev.atrium.core.engine;

import dev.atrium.core.RoomSid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that follows from what is said in rooms: that of one room in order, one at a time. */
final class RoomTasks {
  private static final Logger log = LoggerFactory.getLogger(RoomTasks.class);

  private final Executor executor;
  private final Map<RoomSid, Deque<Runnable>> waiting = new HashMap<>();

  RoomTasks(Executor executor) {
    this.executor = executor;
  }

  void add(RoomSid room, Runnable task) {
    synchronized (waiting) {
      Deque<Runnable> tasks = waiting.get(room);
      if (tasks != null) {
        tasks.add(task);
        return;
      }
      waiting.put(room, new ArrayDeque<>(List.of(task)));
    }
    executor.execute(() -> workOff(room));
  }

  private void workOff(RoomSid room) {
    for (Runnable task = next(room); task != null; task = next(room)) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.warn("Data were not delivered in {}", room, e);
      }
    }
  }

  private @Nullable Runnable next(RoomSid room) {
    synchronized (waiting) {
      Deque<Runnable> tasks = waiting.get(room);
      Runnable next = tasks == null ? null : tasks.poll();
      if (next == null) {
        waiting.remove(room);
      }
      return next;
    }
  }
}
