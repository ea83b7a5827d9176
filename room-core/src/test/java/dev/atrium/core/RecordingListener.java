package dev.atrium.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers what it is told, in order. */
public final class RecordingListener implements RoomListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final List<RoomChange> changes = new ArrayList<>();
  private final List<RoomSignal> signals = new ArrayList<>();

  @Override
  public void changed(RoomChange change) {
    add(changes, change);
  }

  @Override
  public void signalled(RoomSignal signal) {
    add(signals, signal);
  }

  public List<RoomChange> changes() {
    return copy(changes);
  }

  public List<RoomSignal> signals() {
    return copy(signals);
  }

  public List<StoredEvent> stored() {
    return changes().stream().map(RoomChange::stored).toList();
  }

  public List<RoomEvent> events() {
    return changes().stream().map(RoomChange::event).toList();
  }

  /** The events of that kind, in order. */
  public <E extends RoomEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Forgets what it was told so far. */
  public void clear() {
    lock.lock();
    try {
      changes.clear();
      signals.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The changes, once there are that many: buses may deliver after the commit has returned. */
  public List<RoomChange> awaitChanges(int count) {
    lock.lock();
    try {
      long left = Patience.LIMIT.toNanos();
      while (changes.size() < count && left > 0) {
        left = told.awaitNanos(left);
      }
      assertThat(changes).as("changes told").hasSizeGreaterThanOrEqualTo(count);
      return List.copyOf(changes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting to be told", e);
    } finally {
      lock.unlock();
    }
  }

  private <T> void add(List<T> list, T element) {
    lock.lock();
    try {
      list.add(element);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> List<T> copy(List<T> list) {
    lock.lock();
    try {
      return List.copyOf(list);
    } finally {
      lock.unlock();
    }
  }
}
