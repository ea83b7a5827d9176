package dev.atrium.core.engine;

import dev.atrium.core.RoomSid;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits in one room, in the order in which it came: no more than {@link #MAX_WAITING} tasks
 * and {@link #MAX_BYTES} bytes, except that a task of any size may wait alone. That something is
 * lost is logged once. Not safe for several threads.
 */
final class RoomBacklog {
  static final int MAX_WAITING = 1024;
  static final int MAX_BYTES = 8 << 20;

  private static final Logger log = LoggerFactory.getLogger(RoomBacklog.class);

  private final RoomSid room;
  private final Deque<RoomTask> tasks = new ArrayDeque<>();
  private long bytes;
  private int lossy;
  private long lossyBytes;
  private boolean losing;

  RoomBacklog(RoomSid room) {
    this.room = room;
  }

  /** Takes the task if it fits, or if it does once all that is lossy has made way for it. */
  void add(RoomTask task) {
    if (fits(task, tasks.size(), bytes)) {
      put(task);
      return;
    }
    if (!task.lossy() && lossy > 0 && fits(task, tasks.size() - lossy, bytes - lossyBytes)) {
      removeLossy();
      put(task);
    }
    sayThatSomethingIsLost();
  }

  private static boolean fits(RoomTask task, int waiting, long bytes) {
    return waiting == 0 || (waiting < MAX_WAITING && bytes + task.bytes() <= MAX_BYTES);
  }

  private void put(RoomTask task) {
    tasks.add(task);
    bytes += task.bytes();
    if (task.lossy()) {
      lossy++;
      lossyBytes += task.bytes();
    }
  }

  private void removeLossy() {
    tasks.removeIf(RoomTask::lossy);
    bytes -= lossyBytes;
    lossy = 0;
    lossyBytes = 0;
  }

  private void sayThatSomethingIsLost() {
    if (!losing) {
      losing = true;
      log.warn("More data are sent in {} than can be delivered: what does not fit is lost", room);
    }
  }

  @Nullable RoomTask poll() {
    RoomTask next = tasks.poll();
    if (next == null) {
      return null;
    }
    bytes -= next.bytes();
    if (next.lossy()) {
      lossy--;
      lossyBytes -= next.bytes();
    }
    return next;
  }

  int size() {
    return tasks.size();
  }
}
