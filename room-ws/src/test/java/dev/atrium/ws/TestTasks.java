package dev.atrium.ws;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Does tasks where they are handed in, so that everything has happened when a call returns, unless
 * a test wants it otherwise.
 */
public final class TestTasks implements Executor {
  private final Queue<Runnable> kept = new ConcurrentLinkedQueue<>();
  private volatile Executor executor = Runnable::run;

  /** From now on they wait until {@link #run}. */
  public void keep() {
    executor = kept::add;
  }

  /** From now on each has a thread of its own. */
  public void start() {
    executor = Thread::startVirtualThread;
  }

  /** Does what waits, and everything that comes of it. */
  public void run() {
    for (Runnable task = kept.poll(); task != null; task = kept.poll()) {
      task.run();
    }
  }

  /** Does so many of those that wait, and leaves what comes of them. */
  public void run(int most) {
    for (int i = 0; i < most && !kept.isEmpty(); i++) {
      kept.remove().run();
    }
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }
}
