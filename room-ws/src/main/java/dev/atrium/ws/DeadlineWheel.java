package dev.atrium.ws;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things when their time has come, for any number of owners from one thread: a ring of short
 * lists, one for each tick, in which taking and placing an entry costs the same however many there
 * are. Entries cannot be removed; whoever changes its mind lets the old one pass ({@link
 * DeadlineWatch}).
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

  public DeadlineWheel(LongSupplier clock) {
    this.clock = clock;
    this.slots = IntStream.range(0, SLOTS).<List<Entry>>mapToObj(i -> new ArrayList<>(0)).toList();
    this.reached = tick(clock.getAsLong());
  }

  private record Entry(long tick, Runnable task) {}

  public long now() {
    return clock.getAsLong();
  }

  /** Has the task done at that time, or with the next tick if that is later. */
  public synchronized void at(long when, Runnable task) {
    long tick = Math.max(tick(when + TICK_MILLIS - 1), reached + 1);
    slot(tick).add(new Entry(tick, task));
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
      for (Iterator<Entry> entries = slot(tick).iterator(); entries.hasNext(); ) {
        Entry entry = entries.next();
        if (entry.tick() <= now) {
          due.add(entry.task());
          entries.remove();
        }
      }
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
