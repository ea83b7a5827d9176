package dev.atrium.ws.nkmedia;

import dev.atrium.ws.Outbox;
import dev.atrium.ws.OutboxLimits;
import dev.atrium.ws.WsRuntime;
import java.util.concurrent.Executor;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What a connection has to send ({@link Outbox}). While a request is being performed everything
 * else is kept back, so that its response precedes whatever it causes (spec §2.6).
 */
final class NkOutbox {

  /** Told about the queue from whatever thread it happens in, and not while it is locked. */
  interface Owner {
    /** A request of the server is about to be sent. */
    void asking(long tid, NkAsker asker);

    /** A message is about to be sent, and has to be taken soon. */
    void sending();

    void sent();

    /** The client does not keep up. */
    void overflowed();

    /** The transport takes nothing more. */
    void failed();
  }

  private final NkQueue queue = new NkQueue();
  private final Outbox<NkQueue.Message> outbox;

  NkOutbox(WebSocketSession session, Owner owner, WsRuntime runtime, NkLimits limits) {
    OutboxLimits bounds = new OutboxLimits(limits.queueMessages(), limits.queueSize().toBytes());
    outbox = new Outbox<>(session, queue, new Telling(owner), runtime, bounds);
  }

  /** A request begins: keeps back what does not belong to it, until {@link #answer}. */
  void hold() {
    outbox.arrange(queue::hold);
  }

  /** Ends the running request; see {@link Outbox#respond}. */
  void answer(String frame) {
    outbox.respond(
        () -> {
          queue.addResponse(frame);
          queue.release();
        });
  }

  /** The response to a request that was acked before. */
  void answerLate(String frame) {
    outbox.offer(() -> queue.addResponse(frame));
  }

  /**
   * A request of the server.
   *
   * @param head up to the tid
   */
  void request(String head, NkAsker asker) {
    if (!outbox.offer(() -> queue.addRequest(head, asker))) {
      asker.failed(NkErrors.STOPPED);
    }
  }

  /**
   * A request of the server of which nobody wants to know what becomes.
   *
   * @param sender does it if nobody is sending
   */
  void event(String head, Executor sender) {
    outbox.offer(() -> queue.addRequest(head, NkAsker.NOBODY), sender);
  }

  /** See {@link Outbox#awaitRoom}. */
  boolean awaitRoom() throws InterruptedException {
    return outbox.awaitRoom();
  }

  /** See {@link Outbox#sendingSince}. */
  long sendingSince() {
    return outbox.sendingSince();
  }

  /** Takes nothing more, and closes once everything is sent. */
  void close(CloseStatus status) {
    outbox.close(status);
  }

  /** Takes nothing more and forgets what is not sent. */
  void drop() {
    outbox.drop().forEach(message -> message.asker().failed(NkErrors.STOPPED));
  }

  private record Telling(Owner owner) implements Outbox.Owner<NkQueue.Message> {

    @Override
    public WebSocketMessage<?> sending(NkQueue.Message message) {
      owner.sending();
      if (message.isRequest()) {
        owner.asking(message.tid(), message.asker());
      }
      return new TextMessage(message.text());
    }

    @Override
    public void sent() {
      owner.sent();
    }

    @Override
    public void overflowed() {
      owner.overflowed();
    }

    @Override
    public void failed() {
      owner.failed();
    }
  }
}
