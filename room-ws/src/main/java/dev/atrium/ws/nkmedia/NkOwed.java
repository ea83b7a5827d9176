package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Responses that were acked and are not there yet. They are all owed for equally long, so the first
 * one is due first.
 */
final class NkOwed {
  private final SequencedMap<Object, Long> deadlines = new LinkedHashMap<>(1);

  /** What to {@link #remove} when the response is there. */
  synchronized Object add(long deadline) {
    Object debt = new Object();
    deadlines.put(debt, deadline);
    return debt;
  }

  /** Whether it was still owed. */
  synchronized boolean remove(Object debt) {
    return deadlines.remove(debt) != null;
  }

  synchronized boolean isDue(long now) {
    return nextDeadline() <= now;
  }

  synchronized long nextDeadline() {
    return deadlines.isEmpty() ? DeadlineWheel.NEVER : deadlines.firstEntry().getValue();
  }

  synchronized void clear() {
    deadlines.clear();
  }
}
