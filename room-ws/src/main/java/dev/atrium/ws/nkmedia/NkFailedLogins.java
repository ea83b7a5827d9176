package dev.atrium.ws.nkmedia;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where passwords are being guessed: logins that failed, by the address of their client. Each
 * address has a window of its own, which begins with its first failure; all last equally long, so
 * that the oldest is the first to be over. When there are too many addresses the oldest is
 * forgotten. Of one address no more are looked at together than may still fail.
 */
final class NkFailedLogins {
  private static final Logger log = LoggerFactory.getLogger(NkFailedLogins.class);
  private static final int MOST_ADDRESSES = 100_000;

  private final int most;
  private final long windowMillis;
  private final LongSupplier clock;
  private final SequencedMap<String, Window> windows = new LinkedHashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();

  private record Window(long end, int failures) {}

  /**
   * @param most after which an address is barred; 0 for never
   * @param clock milliseconds that never go back
   */
  NkFailedLogins(int most, Duration window, LongSupplier clock) {
    this.most = most;
    this.windowMillis = window.toMillis();
    this.clock = clock;
  }

  /**
   * A login begins; waits while those that are looked at could use up what may still fail.
   *
   * @return {@code false} if the address is barred; else {@link #end} is to follow
   */
  synchronized boolean begin(String address) throws InterruptedException {
    while (most > 0 && failures(address) + underWay.getOrDefault(address, 0) >= most) {
      if (failures(address) >= most) {
        return false;
      }
      wait();
    }
    underWay.merge(address, 1, Integer::sum);
    return true;
  }

  synchronized void end(String address, boolean failed) {
    underWay.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    notifyAll();
    if (failed && most > 0) {
      count(address);
    }
  }

  private void count(String address) {
    long now = forgetOld();
    Window window =
        windows.merge(
            address,
            new Window(now + windowMillis, 1),
            (known, fresh) -> new Window(known.end(), known.failures() + 1));
    if (window.failures() == most) {
      log.warn("{} logins from {} failed: more are refused for a while", most, address);
    }
    if (windows.size() > MOST_ADDRESSES) {
      windows.pollFirstEntry();
    }
  }

  private int failures(String address) {
    forgetOld();
    Window window = windows.get(address);
    return window == null ? 0 : window.failures();
  }

  /** How many addresses are remembered. */
  synchronized int size() {
    return windows.size();
  }

  private long forgetOld() {
    long now = clock.getAsLong();
    while (!windows.isEmpty() && windows.firstEntry().getValue().end() <= now) {
      windows.pollFirstEntry();
    }
    return now;
  }
}
