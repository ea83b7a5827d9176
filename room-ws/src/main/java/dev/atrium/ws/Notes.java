package dev.atrium.ws;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is still to be told, worked off in order by one task at a time. Taking a note never waits;
 * where there are too many they are given up, all of them.
 */
public final class Notes {
  private static final Logger log = LoggerFactory.getLogger(Notes.class);

  private final int most;
  private final Executor executor;
  private final Runnable surrender;
  private final Queue<Runnable> notes = new ArrayDeque<>();
  private boolean working;

  /**
   * @param surrender is done in place of the notes that were given up, before those that follow
   */
  public Notes(int most, Executor executor, Runnable surrender) {
    this.most = most;
    this.executor = executor;
    this.surrender = surrender;
  }

  public void add(Runnable note) {
    synchronized (notes) {
      if (notes.size() >= most) {
        log.warn("{} notes wait to be worked off: those are cut off who wait for that", most);
        notes.clear();
        notes.add(surrender);
      }
      notes.add(note);
      if (working) {
        return;
      }
      working = true;
    }
    start();
  }

  private void start() {
    try {
      executor.execute(this::workOff);
    } catch (RuntimeException | Error e) { // the next note tries again
      log.error("What is noted cannot be worked off now", e);
      synchronized (notes) {
        working = false;
      }
    }
  }

  /** Whether everything that was noted is done. */
  public boolean isIdle() {
    synchronized (notes) {
      return !working;
    }
  }

  private void workOff() {
    for (Runnable next = next(); next != null; next = next()) {
      try {
        next.run();
      } catch (RuntimeException | Error e) { // others wait: the thread must go on
        log.error("A note could not be worked off", e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (notes) {
      Runnable next = notes.poll();
      working = next != null;
      return next;
    }
  }
}
