package dev.atrium.ws.nkmedia;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What a connection has to send. Adding to it never waits for the client: one task at a time sends,
 * and there is none while there is nothing to send. While a request is being performed everything
 * else is kept back, so that its response precedes whatever it causes (spec §2.6).
 */
final class NkOutbox {
  private static final Logger log = LoggerFactory.getLogger(NkOutbox.class);

  /** So many messages the thread that adds a response sends itself, if nobody is sending. */
  private static final int SENT_AT_ONCE = 16;

  /** A transport that has not taken a message for so long is blocked. */
  private static final long BLOCKED_MILLIS = 1_000;

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

  private enum Taken {
    /** Somebody sends already, or will. */
    YES,
    /** The caller has to see to it that it is sent. */
    TO_BE_SENT,
    FULL,
    OVER
  }

  private final WebSocketSession session;
  private final Owner owner;
  private final Executor executor;
  private final LongSupplier clock;
  private final NkLimits limits;

  private final Object lock = new Object();
  private final NkQueue queue = new NkQueue();
  private boolean sending;
  private boolean over;
  private @Nullable CloseStatus closeWith;
  private volatile long sendingSince = DeadlineWheel.NEVER;

  NkOutbox(WebSocketSession session, Owner owner, NkRuntime runtime, NkLimits limits) {
    this.session = session;
    this.owner = owner;
    this.executor = runtime.executor();
    this.clock = runtime.wheel()::now;
    this.limits = limits;
  }

  /** A request begins: keeps back what does not belong to it, until {@link #answer}. */
  void hold() {
    synchronized (lock) {
      queue.hold();
    }
  }

  /**
   * Ends the running request. May send in the calling thread, and has it wait while much is unsent:
   * a client that does not read its responses is not read either.
   */
  void answer(String frame) {
    synchronized (lock) {
      awaitSpace();
      if (over) {
        return;
      }
      queue.addResponse(frame);
      queue.release();
      if (!startSending()) {
        return;
      }
    }
    send(SENT_AT_ONCE);
  }

  /** The response to a request that was acked before. */
  void answerLate(String frame) {
    Taken taken;
    synchronized (lock) {
      taken = offer(() -> queue.addResponse(frame));
    }
    follow(taken);
  }

  /**
   * A request of the server.
   *
   * @param head up to the tid
   */
  void request(String head, NkAsker asker) {
    Taken taken;
    synchronized (lock) {
      taken = offer(() -> queue.addRequest(head, asker));
    }
    if (taken == Taken.FULL || taken == Taken.OVER) {
      asker.failed(NkErrors.STOPPED);
    }
    follow(taken);
  }

  /**
   * Since when a message waits for the transport to take it; {@link DeadlineWheel#NEVER} if none.
   */
  long sendingSince() {
    return sendingSince;
  }

  /** Takes nothing more, and closes once everything is sent. */
  void close(CloseStatus status) {
    synchronized (lock) {
      if (over) {
        return;
      }
      over = true;
      closeWith = status;
      lock.notifyAll();
      if (sending) {
        return; // whoever is sending closes
      }
      sending = true;
    }
    executor.execute(() -> send(Integer.MAX_VALUE));
  }

  /** Takes nothing more and forgets what is not sent. */
  void drop() {
    List<NkQueue.Message> unsent;
    synchronized (lock) {
      over = true;
      lock.notifyAll();
      unsent = queue.clear();
    }
    unsent.forEach(message -> message.asker().failed(NkErrors.STOPPED));
  }

  private Taken offer(Runnable addition) {
    if (over) {
      return Taken.OVER;
    }
    if (isFull()) {
      return Taken.FULL;
    }
    addition.run();
    return startSending() ? Taken.TO_BE_SENT : Taken.YES;
  }

  private void follow(Taken taken) {
    if (taken == Taken.TO_BE_SENT) {
      executor.execute(() -> send(Integer.MAX_VALUE));
    } else if (taken == Taken.FULL) {
      owner.overflowed();
    }
  }

  /**
   * Many messages are a burst as long as the transport takes them, and too many if it does not; the
   * length is limited in any case. One message is always taken.
   */
  private boolean isFull() {
    boolean blocked = sendingSince <= clock.getAsLong() - BLOCKED_MILLIS;
    return queue.count() > 0
        && ((blocked && queue.count() >= limits.queueMessages())
            || queue.chars() >= limits.queueSize().toBytes());
  }

  private boolean isHalfFull() {
    return queue.count() > 0
        && (queue.count() >= limits.queueMessages() / 2
            || queue.chars() >= limits.queueSize().toBytes() / 2);
  }

  /** Responses leave half of the queue to events. */
  private void awaitSpace() {
    while (!over && sending && isHalfFull()) {
      try {
        lock.wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whether it is up to the caller to send. */
  private boolean startSending() {
    if (sending || !queue.isReady()) {
      return false;
    }
    sending = true;
    return true;
  }

  private void send(int most) {
    for (int i = 0; i < most; i++) {
      NkQueue.Message next = next();
      if (next == null || !send(next)) {
        return;
      }
    }
    executor.execute(() -> send(Integer.MAX_VALUE));
  }

  private NkQueue.@Nullable Message next() {
    CloseStatus status;
    synchronized (lock) {
      NkQueue.Message next = queue.poll();
      lock.notifyAll();
      if (next != null) {
        return next;
      }
      status = closeWith;
      sending = status != null; // nobody sends after the close frame
    }
    if (status != null) {
      close(session, status);
    }
    return null;
  }

  private boolean send(NkQueue.Message message) {
    sendingSince = clock.getAsLong();
    owner.sending();
    if (message.isRequest()) {
      owner.asking(message.tid(), message.asker());
    }
    try {
      session.sendMessage(new TextMessage(message.text()));
    } catch (IOException | RuntimeException e) {
      log.debug("Connection {} takes no more messages: {}", session.getId(), e.toString());
      sendingSince = DeadlineWheel.NEVER;
      owner.failed();
      return false;
    }
    sendingSince = DeadlineWheel.NEVER;
    owner.sent();
    return true;
  }

  /** Waits for the transport: not for threads that have other things to do. */
  static void close(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException | RuntimeException e) {
      log.debug("Connection {} cannot be closed in order: {}", session.getId(), e.toString());
    }
  }
}
