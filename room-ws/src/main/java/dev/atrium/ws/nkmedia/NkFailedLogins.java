package dev.atrium.ws.nkmedia;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where passwords are being guessed: logins that failed, by the address of their client. Each
 * address has a window of its own, which begins with its first failure; all last equally long, so
 * that the oldest is the first to be over. When there are too many addresses the oldest is
 * forgotten.
 */
final class NkFailedLogins {
  private static final Logger log = LoggerFactory.getLogger(NkFailedLogins.class);
  private static final int MOST_ADDRESSES = 100_000;

  private final int most;
  private final long windowMillis;
  private final SequencedMap<String, Window> windows = new LinkedHashMap<>();

  private record Window(long end, int failures) {}

  /**
   * @param most after which an address is barred; 0 for never
   */
  NkFailedLogins(int most, long windowMillis) {
    this.most = most;
    this.windowMillis = windowMillis;
  }

  /** Whether so many have failed that the next one need not be looked at. */
  synchronized boolean isBarred(String address, long now) {
    forgetOld(now);
    Window window = windows.get(address);
    return window != null && window.failures() >= most;
  }

  synchronized void add(String address, long now) {
    if (most == 0) {
      return;
    }
    forgetOld(now);
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

  /** How many addresses are remembered. */
  synchronized int size() {
    return windows.size();
  }

  private void forgetOld(long now) {
    while (!windows.isEmpty() && windows.firstEntry().getValue().end() <= now) {
      windows.pollFirstEntry();
    }
  }
}
