package dev.atrium.ws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many short tasks that wait for nobody, done some at a time: a thread for each would cost more
 * than they do, and one for all of them would leave the other processors idle. Not safe for several
 * threads.
 */
public final class Batch implements Executor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Batch.class);
  private static final int DONE_TOGETHER = 32;

  private final Executor executor;
  private List<Runnable> tasks = new ArrayList<>();

  /**
   * @param executor does some of them, one after another
   */
  public Batch(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (tasks.size() == DONE_TOGETHER) {
      close();
    }
  }

  /** Hands on what is left. */
  @Override
  public void close() {
    if (!tasks.isEmpty()) {
      List<Runnable> together = tasks;
      tasks = new ArrayList<>();
      executor.execute(() -> together.forEach(Batch::run));
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) { // others wait: the thread must go on
      log.error("One of several tasks failed", e);
    }
  }
}
