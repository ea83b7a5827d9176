package dev.atrium.ws.signal;

import dev.atrium.ws.OutboxQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unsent messages of one connection. Nothing goes out before the first message is known: clients
 * drop what precedes it.
 */
final class SignalQueue implements OutboxQueue<Outgoing> {
  private final Deque<Outgoing> messages = new ArrayDeque<>(2);
  private long size;
  private boolean open;

  void add(Outgoing message) {
    messages.add(message);
    size += message.size();
  }

  /** Puts that before everything else, and lets all of it go. */
  void open(Outgoing first) {
    messages.addFirst(first);
    size += first.size();
    open = true;
  }

  @Override
  public boolean isReady() {
    return open && !messages.isEmpty();
  }

  @Override
  public @Nullable Outgoing poll() {
    if (!isReady()) {
      return null;
    }
    Outgoing next = messages.remove();
    size -= next.size();
    return next;
  }

  @Override
  public int count() {
    return messages.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<Outgoing> clear() {
    List<Outgoing> all = List.copyOf(messages);
    messages.clear();
    size = 0;
    return all;
  }
}
