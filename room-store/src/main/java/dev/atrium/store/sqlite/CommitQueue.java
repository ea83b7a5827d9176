package dev.atrium.store.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What is to be written, in the order in which it is to be; taken all at once. */
final class CommitQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Batch waiting = new Batch();
  private boolean closed;

  /** Takes the commit, unless the queue is closed. */
  boolean add(Commit commit) {
    return add(waiting -> waiting.commits.add(commit));
  }

  /** Takes the errand, unless the queue is closed. */
  boolean add(Errand errand) {
    return add(waiting -> waiting.errands.add(errand));
  }

  /** Whatever waits; nothing, if nothing has come by then or the queue is closed. */
  Batch takeAll(Duration atMost) {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      Batch taken = waiting;
      waiting = new Batch();
      return taken;
    } catch (InterruptedException e) {
      return new Batch(); // nobody has a reason to interrupt the writer: it goes on
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what is in it is still to be taken out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is closed and nothing is left in it. */
  boolean isFinished() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private boolean add(Consumer<Batch> adding) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      adding.accept(waiting);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What was waiting at one moment, each kind in its order. */
  static final class Batch {
    private final List<Commit> commits = new ArrayList<>();
    private final List<Errand> errands = new ArrayList<>();

    List<Commit> commits() {
      return commits;
    }

    List<Errand> errands() {
      return errands;
    }

    boolean isEmpty() {
      return commits.isEmpty() && errands.isEmpty();
    }
  }
}
