package dev.atrium.ws.nkmedia;

import dev.atrium.ws.OutboxQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Unsent messages of one connection in their order: while something holds, requests of the server
 * wait behind what is ready.
 */
final class NkQueue implements OutboxQueue<NkQueue.Message> {
  private final Queue<Message> ready = new ArrayDeque<>(2);
  private final Queue<Message> heldBack = new ArrayDeque<>(0);
  private long chars;
  private long lastTid;
  private boolean holding;

  /**
   * A message to send.
   *
   * @param head the whole text, of a request of the server up to its tid
   * @param tid 0 for what is no request of the server
   */
  record Message(String head, long tid, NkAsker asker) {

    boolean isRequest() {
      return tid != 0;
    }

    String text() {
      return isRequest() ? NkResponses.withTid(head, tid) : head;
    }
  }

  void hold() {
    holding = true;
  }

  /** What was held back follows what is ready now. */
  void release() {
    holding = false;
    ready.addAll(heldBack);
    heldBack.clear();
  }

  void addResponse(String text) {
    add(ready, new Message(text, 0, NkAsker.NOBODY));
  }

  /** Gives it the next tid: they count the requests in the order in which they are sent. */
  void addRequest(String head, NkAsker asker) {
    lastTid++;
    add(holding ? heldBack : ready, new Message(head, lastTid, asker));
  }

  @Override
  public boolean isReady() {
    return !ready.isEmpty();
  }

  @Override
  public @Nullable Message poll() {
    Message next = ready.poll();
    chars -= next == null ? 0 : next.head().length();
    return next;
  }

  @Override
  public int count() {
    return ready.size() + heldBack.size();
  }

  @Override
  public long size() {
    return chars;
  }

  @Override
  public List<Message> clear() {
    List<Message> all = new ArrayList<>(ready);
    all.addAll(heldBack);
    ready.clear();
    heldBack.clear();
    chars = 0;
    return all;
  }

  private void add(Queue<Message> queue, Message message) {
    queue.add(message);
    chars += message.head().length();
  }
}
