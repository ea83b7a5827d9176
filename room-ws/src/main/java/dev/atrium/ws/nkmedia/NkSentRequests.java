package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the server by their tid. They are added in the order of tids, which count them, and
 * their deadlines are in that order as well: so each has its place in a ring, and costs no object.
 * Not safe for several threads.
 */
final class NkSentRequests {
  private static final int SMALLEST = 4;

  /** A larger ring is let go of when nothing is left in it. */
  private static final int KEPT = 16;

  private @Nullable NkAsker[] askers = new @Nullable NkAsker[SMALLEST];
  private long[] deadlines = new long[SMALLEST];
  private long first;
  private long end;
  private int size;

  /**
   * Adds one.
   *
   * @param tid greater than all before
   * @param deadline not before that of any other
   */
  void add(long tid, NkAsker asker, long deadline) {
    if (size == 0) {
      first = tid;
    }
    while (tid - first >= askers.length) {
      resize(askers.length * 2);
    }
    askers[place(tid)] = asker;
    deadlines[place(tid)] = deadline;
    end = tid + 1;
    size++;
  }

  /** Takes one out; {@code null} if there is none of that tid. */
  @Nullable NkAsker remove(long tid) {
    if (size == 0 || tid < first || tid >= end) {
      return null;
    }
    NkAsker asker = askers[place(tid)];
    if (asker == null) {
      return null;
    }
    askers[place(tid)] = null;
    size--;
    if (size > 0) {
      passOver();
    } else if (askers.length > KEPT) {
      askers = new @Nullable NkAsker[SMALLEST];
      deadlines = new long[SMALLEST];
    }
    return asker;
  }

  int size() {
    return size;
  }

  long firstDeadline() {
    return size == 0 ? DeadlineWheel.NEVER : deadlines[place(first)];
  }

  /** Takes out those whose deadline is not later than that, and adds them to the list. */
  void poll(long now, List<NkAsker> due) {
    while (firstDeadline() <= now) {
      NkAsker asker = remove(first);
      if (asker != null) {
        due.add(asker);
      }
    }
  }

  void postpone(long millis) {
    for (long tid = first; tid < end && size > 0; tid++) {
      deadlines[place(tid)] += millis;
    }
  }

  /** Takes them all out. */
  List<NkAsker> clear() {
    List<NkAsker> all = new ArrayList<>(size);
    poll(Long.MAX_VALUE - 1, all);
    return all;
  }

  /** The first one may have been followed by others that are answered. */
  private void passOver() {
    while (askers[place(first)] == null) {
      first++;
    }
  }

  private void resize(int length) {
    @Nullable NkAsker[] wider = new @Nullable NkAsker[length];
    long[] later = new long[length];
    for (long tid = first; tid < end; tid++) {
      int to = (int) (tid & length - 1);
      wider[to] = askers[place(tid)];
      later[to] = deadlines[place(tid)];
    }
    askers = wider;
    deadlines = later;
  }

  /** Rings are as long as a power of two. */
  private int place(long tid) {
    return (int) (tid & askers.length - 1);
  }
}
