package dev.atrium.store.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Commits in the order in which they are to be written; taken all at once. */
final class CommitQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Commit> waiting = new ArrayList<>();
  private boolean closed;

  /** Takes the commit, unless the queue is closed. */
  boolean add(Commit commit) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      waiting.add(commit);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whatever waits; nothing, if nothing has come by then or the queue is closed. */
  List<Commit> takeAll(Duration atMost) {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      List<Commit> taken = waiting;
      waiting = new ArrayList<>();
      return taken;
    } catch (InterruptedException e) {
      return List.of(); // nobody has a reason to interrupt the writer: it goes on
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
}
