package dev.atrium.ws.nkmedia;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one client on their way to the one who handles them, one at a time and in order. As a
 * rule they are handled where they come in, and while they are, the transport reads nothing more;
 * what comes while the handler has asked for a pause waits here.
 */
final class NkInbox {
  private static final int MOST_WAITING = 256;
  private static final int MOST_CHARS_WAITING = 1 << 20;

  private final Predicate<String> handler;
  private final Queue<String> waiting = new ArrayDeque<>(0);
  private int chars;
  private boolean busy;

  /**
   * @param handler answers {@code false} to be given nothing more until {@link #goOn}
   */
  NkInbox(Predicate<String> handler) {
    this.handler = handler;
  }

  /**
   * Handles the message, or keeps it.
   *
   * @return {@code false} if too much waits already
   */
  boolean receive(String text) {
    synchronized (this) {
      if (busy) {
        return keep(text);
      }
      busy = true;
    }
    if (handler.test(text)) {
      goOn();
    }
    return true;
  }

  /** Ends the pause. */
  void goOn() {
    String next = next();
    while (next != null && handler.test(next)) {
      next = next();
    }
  }

  private boolean keep(String text) {
    if (waiting.size() >= MOST_WAITING || chars + text.length() > MOST_CHARS_WAITING) {
      return false;
    }
    chars += text.length();
    return waiting.add(text);
  }

  private synchronized @Nullable String next() {
    String next = waiting.poll();
    busy = next != null;
    chars -= next == null ? 0 : next.length();
    return next;
  }
}
