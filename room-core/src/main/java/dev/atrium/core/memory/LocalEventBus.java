package dev.atrium.core.memory;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.Subscription;
import dev.atrium.core.port.EventBus;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus of a single process. Deliveries form one queue, in the order in which they were handed
 * in; one task at a time works it off on the executor, so that a committing thread never waits for
 * a listener.
 */
public final class LocalEventBus implements EventBus {
  private static final Logger log = LoggerFactory.getLogger(LocalEventBus.class);

  private final Executor executor;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final Queue<Delivery> queue = new ArrayDeque<>();
  private boolean delivering;

  /**
   * @param executor one that runs the task in the calling thread makes delivery part of the commit,
   *     which is what tests want
   */
  public LocalEventBus(Executor executor) {
    this.executor = executor;
  }

  @Override
  public Subscription subscribe(RoomListener listener) {
    Subscriber subscriber = new Subscriber(listener);
    subscribers.add(subscriber);
    return () -> {
      subscriber.closed = true; // also for the delivery that is under way
      subscribers.remove(subscriber);
    };
  }

  @Override
  public void send(RoomSignal signal) {
    synchronized (queue) {
      queue.add(listener -> listener.signalled(signal));
    }
    flush();
  }

  /**
   * For stores alone: takes note of what was just committed. Call in the order of commits, and
   * {@link #flush} as soon as nobody waits for the caller.
   */
  public void committed(List<RoomChange> changes) {
    synchronized (queue) {
      for (RoomChange change : changes) {
        queue.add(listener -> listener.changed(change));
      }
    }
  }

  /**
   * Sees to it that everything noted so far is delivered: where the executor refuses to, here and
   * now, up to where it would no longer refuse. What is committed has not failed because nobody
   * else can tell of it, and does not wait for a next commit that may never come.
   */
  public void flush() {
    while (begin() && !handOver()) {
      deliver(count());
      synchronized (queue) {
        delivering = false;
      }
    }
  }

  /** Whether there is something to deliver and nobody who does. */
  private boolean begin() {
    synchronized (queue) {
      if (delivering || queue.isEmpty()) {
        return false;
      }
      delivering = true;
      return true;
    }
  }

  private boolean handOver() {
    try {
      executor.execute(() -> deliver(Long.MAX_VALUE));
      return true;
    } catch (RuntimeException | Error e) {
      log.error("What happens in rooms is delivered by those who make it happen", e);
      return false;
    }
  }

  private int count() {
    synchronized (queue) {
      return queue.size();
    }
  }

  private void deliver(long most) {
    for (long i = 0; i < most; i++) {
      Delivery next = next();
      if (next == null) {
        return;
      }
      subscribers.forEach(next::to);
    }
  }

  private @Nullable Delivery next() {
    synchronized (queue) {
      Delivery next = queue.poll();
      if (next == null) {
        delivering = false;
      }
      return next;
    }
  }

  @FunctionalInterface
  private interface Delivery {
    void to(RoomListener listener);
  }

  /**
   * A listener until its subscription is closed. One that breaks its promise not to throw cuts off
   * neither the others nor what comes after, however badly it fails.
   */
  private static final class Subscriber implements RoomListener {
    private final RoomListener listener;
    private volatile boolean closed;

    private Subscriber(RoomListener listener) {
      this.listener = listener;
    }

    @Override
    public void changed(RoomChange change) {
      if (closed) {
        return;
      }
      try {
        listener.changed(change);
      } catch (RuntimeException | Error e) {
        log.error("A listener failed at {}", change.stored().id(), e);
      }
    }

    @Override
    public void signalled(RoomSignal signal) {
      if (closed) {
        return;
      }
      try {
        listener.signalled(signal);
      } catch (RuntimeException | Error e) {
        log.error("A listener failed at a signal in {}", signal.room().sid(), e);
      }
    }
  }
}
