package dev.atrium.ws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things when their time has come, for any number of owners from one thread: a ring of short
 * lists, one for each tick, in which placing, taking and removing an entry costs the same however
 * many there are.
 *
 * <p>Times are milliseconds of a clock that never goes back. Nothing is done early; it is done with
 * the first {@link #advance} after the end of its tick.
 */
public final class DeadlineWheel {
  /** A time that does not come. */
  public static final long NEVER = Long.MAX_VALUE;

  public static final int TICK_MILLIS = 50;

  private static final int SLOTS = 1 << 11;
  private static final Logger log = LoggerFactory.getLogger(DeadlineWheel.class);

  private final LongSupplier clock;
  private final List<List<Entry>> slots;
  private long reached;
  private int size;

  public DeadlineWheel(LongSupplier clock) {
    this.clock = clock;
    this.slots = IntStream.range(0, SLOTS).<List<Entry>>mapToObj(i -> new ArrayList<>(0)).toList();
    this.reached = tick(clock.getAsLong());
  }

  /** Something to be done; knows its place in its list, so that it is found there at once. */
  public static final class Entry {
    private static final int NOWHERE = -1;

    private final long tick;
    private final Runnable task;
    private int place = NOWHERE;

    private Entry(long tick, Runnable task) {
      this.tick = tick;
      this.task = task;
    }
  }

  public long now() {
    return clock.getAsLong();
  }

  /** Has the task done at that time, or with the next tick if that is later. */
  public synchronized Entry at(long when, Runnable task) {
    long tick = Math.max(tick(when + TICK_MILLIS - 1), reached + 1);
    Entry entry = new Entry(tick, task);
    List<Entry> slot = slot(tick);
    entry.place = slot.size();
    slot.add(entry);
    size++;
    return entry;
  }

  /** Has the task done so many milliseconds from now. */
  public Entry after(long millis, Runnable task) {
    return at(now() + millis, task);
  }

  /** Lets go of a task that is not due yet; one that is being done goes on. */
  public synchronized void remove(Entry entry) {
    if (entry.place == Entry.NOWHERE) {
      return;
    }
    List<Entry> slot = slot(entry.tick);
    Entry last = slot.removeLast();
    if (last != entry) {
      slot.set(entry.place, last);
      last.place = entry.place;
    }
    entry.place = Entry.NOWHERE;
    size--;
  }

  /** How many tasks wait. */
  public synchronized int size() {
    return size;
  }

  /** Does what is due; tasks must be short and wait for nothing. */
  public void advance() {
    for (Runnable task : due(tick(now()))) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.error("A task that was due failed", e);
      }
    }
  }

  private synchronized List<Runnable> due(long now) {
    List<Runnable> due = new ArrayList<>();
    long from = Math.max(reached + 1, now - SLOTS + 1); // after a long pause each slot once
    for (long tick = from; tick <= now; tick++) {
      List<Entry> dueHere = slot(tick).stream().filter(entry -> entry.tick <= now).toList();
      dueHere.forEach(
          entry -> {
            remove(entry);
            due.add(entry.task);
          });
    }
    reached = Math.max(reached, now);
    return due;
  }

  private List<Entry> slot(long tick) {
    return slots.get((int) (tick & SLOTS - 1));
  }

  private static long tick(long millis) {
    return Math.floorDiv(millis, TICK_MILLIS);
  }
}
