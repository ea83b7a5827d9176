package dev.atrium.ws.signal;

import dev.atrium.ws.OutboxQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unsent messages of one connection. Nothing goes out before the first message is known: clients
 * drop what precedes it.
 *
 * <p>Of what is told of the same subject only the newest message waits, in the place of the first
 * one. It passes over messages of other subjects alone: what has no subject may refer to what was
 * told before, or precede what is told after it, and keeps its place among all.
 */
final class SignalQueue implements OutboxQueue<Outgoing> {
  private final Deque<Unsent> messages = new ArrayDeque<>(2);
  private final Map<Object, Unsent> newest = new HashMap<>(2);
  private long size;
  private boolean open;

  private static final class Unsent {
    private Outgoing message;

    private Unsent(Outgoing message) {
      this.message = message;
    }
  }

  void add(Outgoing message) {
    size += message.size();
    Object subject = message.subject();
    if (subject == null) {
      newest.clear();
      messages.add(new Unsent(message));
      return;
    }
    Unsent known = newest.get(subject);
    if (known == null) {
      Unsent added = new Unsent(message);
      messages.add(added);
      newest.put(subject, added);
    } else {
      size -= known.message.size();
      known.message = message;
    }
  }

  /** Puts that before everything else, and lets all of it go. */
  void open(Outgoing first) {
    messages.addFirst(new Unsent(first));
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
    Unsent next = messages.remove();
    size -= next.message.size();
    Object subject = next.message.subject();
    if (subject != null) {
      newest.remove(subject, next);
    }
    return next.message;
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
    List<Outgoing> all = messages.stream().map(unsent -> unsent.message).toList();
    messages.clear();
    newest.clear();
    size = 0;
    return all;
  }
}
