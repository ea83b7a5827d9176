package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the server that one client has not answered, by their tid: a table of its own,
 * which no tid of the client can get into. In each of the two maps deadlines come in the order of
 * the entries, since they are all equally far from when they were set.
 */
final class NkServerRequests {
  private final SequencedMap<Long, Open> sent = new LinkedHashMap<>(4);
  private final SequencedMap<Long, Open> acked = new LinkedHashMap<>(1);
  private boolean over;

  private record Open(NkAsker asker, long deadline) {

    Open postponed(long millis) {
      return new Open(asker, deadline + millis);
    }
  }

  synchronized void sent(long tid, NkAsker asker, long deadline) {
    sent.put(tid, new Open(asker, deadline));
  }

  /** A second answer, or one to nothing, is ignored. */
  void answered(long tid, NkFrame.Response response) {
    Open open = take(tid);
    if (open != null) {
      open.asker().answered(response);
    }
  }

  /** The client works on it, and has until that deadline from now on. */
  synchronized void acked(long tid, long deadline) {
    Open open = take(tid);
    if (open != null) {
      acked.put(tid, new Open(open.asker(), deadline));
    }
  }

  /** Waits while so many are not answered; {@code false} if the client is gone. */
  synchronized boolean awaitFewerThan(int most) throws InterruptedException {
    while (!over && sent.size() + acked.size() >= most) {
      wait();
    }
    return !over;
  }

  /** When the first of them expires. */
  synchronized long nextDeadline() {
    return Math.min(first(sent), first(acked));
  }

  /** Gives up those that are due; whether there were any. */
  boolean expire(long now) {
    List<Open> due = new ArrayList<>(0);
    synchronized (this) {
      poll(sent, now, due);
      poll(acked, now, due);
    }
    due.forEach(open -> open.asker().failed(NkErrors.TIMEOUT));
    return !due.isEmpty();
  }

  /** The server itself was so long in coming back to its client. */
  synchronized void postpone(long millis) {
    sent.replaceAll((tid, open) -> open.postponed(millis));
    acked.replaceAll((tid, open) -> open.postponed(millis));
  }

  /** The client is gone. */
  void fail() {
    List<Open> left;
    synchronized (this) {
      over = true;
      notifyAll();
      left = new ArrayList<>(sent.values());
      left.addAll(acked.values());
      sent.clear();
      acked.clear();
    }
    left.forEach(open -> open.asker().failed(NkErrors.STOPPED));
  }

  private synchronized @Nullable Open take(long tid) {
    notifyAll();
    Open open = sent.remove(tid);
    return open == null ? acked.remove(tid) : open;
  }

  private static long first(SequencedMap<Long, Open> opens) {
    return opens.isEmpty() ? DeadlineWheel.NEVER : opens.firstEntry().getValue().deadline();
  }

  private static void poll(SequencedMap<Long, Open> opens, long now, List<Open> due) {
    while (first(opens) <= now) {
      due.add(opens.pollFirstEntry().getValue());
    }
  }
}
