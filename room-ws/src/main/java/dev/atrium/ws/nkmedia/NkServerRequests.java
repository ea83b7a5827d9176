package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the server that one client has not answered, by their tid: a table of its own,
 * which no tid of the client can get into. Deadlines come in the order in which they were set,
 * those of the acked ones and those of the others: each kind is given equally long.
 */
final class NkServerRequests {
  private final NkSentRequests sent = new NkSentRequests();
  private final SequencedMap<Long, Acked> acked = new LinkedHashMap<>(1);
  private boolean over;

  private record Acked(NkAsker asker, long deadline) {

    Acked postponed(long millis) {
      return new Acked(asker, deadline + millis);
    }
  }

  /** Requests are sent in the order of their tids. */
  synchronized void sent(long tid, NkAsker asker, long deadline) {
    sent.add(tid, asker, deadline);
  }

  /** A second answer, or one to nothing, is ignored. */
  void answered(long tid, NkFrame.Response response) {
    NkAsker asker = take(tid);
    if (asker != null) {
      asker.answered(response);
    }
  }

  /** The client works on it, and has until that deadline from now on. */
  synchronized void acked(long tid, long deadline) {
    NkAsker asker = take(tid);
    if (asker != null) {
      acked.put(tid, new Acked(asker, deadline));
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
    return Math.min(sent.firstDeadline(), firstAcked());
  }

  /** Gives up those that are due; whether there were any. */
  boolean expire(long now) {
    List<NkAsker> due = new ArrayList<>(0);
    synchronized (this) {
      sent.poll(now, due);
      while (firstAcked() <= now) {
        due.add(acked.pollFirstEntry().getValue().asker());
      }
    }
    due.forEach(asker -> asker.failed(NkErrors.TIMEOUT));
    return !due.isEmpty();
  }

  /** The server itself was so long in coming back to its client. */
  synchronized void postpone(long millis) {
    sent.postpone(millis);
    acked.replaceAll((tid, open) -> open.postponed(millis));
  }

  /** The client is gone. */
  void fail() {
    List<NkAsker> left;
    synchronized (this) {
      over = true;
      notifyAll();
      left = sent.clear();
      acked.values().forEach(each -> left.add(each.asker()));
      acked.clear();
    }
    left.forEach(asker -> asker.failed(NkErrors.STOPPED));
  }

  private synchronized @Nullable NkAsker take(long tid) {
    notifyAll();
    NkAsker asker = sent.remove(tid);
    if (asker != null) {
      return asker;
    }
    Acked before = acked.remove(tid);
    return before == null ? null : before.asker();
  }

  private long firstAcked() {
    return acked.isEmpty() ? DeadlineWheel.NEVER : acked.firstEntry().getValue().deadline();
  }
}
