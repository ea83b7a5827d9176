package dev.atrium.ws;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What a connection has to send. Adding to it never waits for the client: one message at a time is
 * under way, and whoever sees it taken sends the next one.
 *
 * @param <M> messages as they are queued
 */
public final class Outbox<M> {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** So many messages the thread that adds a response sends itself, if nobody is sending. */
  private static final int SENT_AT_ONCE = 16;

  /** A transport that has not taken a message for so long is blocked. */
  private static final long BLOCKED_MILLIS = 1_000;

  /** Told about the outbox from whatever thread it happens in, and not while it is locked. */
  public interface Owner<M> {

    /** The form in which it goes out: now, and it has to be taken soon. */
    WebSocketMessage<?> sending(M message);

    void sent();

    /** The client does not keep up. */
    void overflowed();

    /** The transport takes nothing more. */
    void failed();
  }

  private final WebSocketSession session;
  private final OutboxQueue<M> queue;
  private final Owner<M> owner;
  private final Transport transport;
  private final Executor executor;
  private final LongSupplier clock;
  private final OutboxLimits limits;
  private boolean sending;
  private boolean over;
  private @Nullable CloseStatus closeWith;
  private volatile long sendingSince = DeadlineWheel.NEVER;

  /**
   * @param queue empty; nobody else changes it from now on but through this
   */
  public Outbox(
      WebSocketSession session,
      OutboxQueue<M> queue,
      Owner<M> owner,
      WsRuntime runtime,
      OutboxLimits limits) {
    this.session = session;
    this.queue = queue;
    this.owner = owner;
    this.transport = runtime.transport();
    this.executor = runtime.executor();
    this.clock = runtime.wheel()::now;
    this.limits = limits;
  }

  /** Changes the queue without adding anything to it. */
  public void arrange(Runnable change) {
    synchronized (queue) {
      change.run();
    }
  }

  /**
   * Adds to the queue, unless that is full or closed.
   *
   * @return whether it was added
   */
  public boolean offer(Runnable addition) {
    return offer(addition, executor);
  }

  /**
   * The same.
   *
   * @param sender does it if nobody is sending
   */
  public boolean offer(Runnable addition, Executor sender) {
    Taken taken;
    synchronized (queue) {
      taken = take(addition);
    }
    switch (taken) {
      case TO_BE_SENT -> sender.execute(this::sendAll);
      case FULL -> owner.overflowed();
      case YES, OVER -> {}
    }
    return taken == Taken.YES || taken == Taken.TO_BE_SENT;
  }

  /**
   * Adds the response to a message of the client. May send in the calling thread, and has it wait
   * while much is unsent: a client that does not read its responses is not read either.
   */
  public void respond(Runnable addition) {
    synchronized (queue) {
      awaitSpace();
      if (over) {
        return;
      }
      addition.run();
      if (!startSending()) {
        return;
      }
    }
    send(SENT_AT_ONCE);
  }

  /**
   * Waits while much is unsent, for those that have more to send than any queue holds.
   *
   * @return {@code false} if nothing more is taken
   */
  public boolean awaitRoom() throws InterruptedException {
    synchronized (queue) {
      while (!over && isHalfFull()) {
        queue.wait();
      }
      return !over;
    }
  }

  /**
   * Since when a message waits for the transport to take it; {@link DeadlineWheel#NEVER} if none.
   */
  public long sendingSince() {
    return sendingSince;
  }

  /** Takes nothing more, and closes once everything is sent. */
  public void close(CloseStatus status) {
    synchronized (queue) {
      if (over) {
        return;
      }
      over = true;
      closeWith = status;
      queue.notifyAll();
      if (sending) {
        return; // whoever is sending closes
      }
      sending = true;
    }
    executor.execute(this::sendAll);
  }

  /** Takes nothing more; returns what is not sent, which it forgets. */
  public List<M> drop() {
    synchronized (queue) {
      over = true;
      queue.notifyAll();
      return queue.clear();
    }
  }

  private Taken take(Runnable addition) {
    if (over) {
      return Taken.OVER;
    }
    if (isFull()) {
      return Taken.FULL;
    }
    addition.run();
    return startSending() ? Taken.TO_BE_SENT : Taken.YES;
  }

  /**
   * Many messages are a burst as long as the transport takes them, and too many if it does not; the
   * length is limited in any case. One message is always taken.
   */
  private boolean isFull() {
    boolean blocked = sendingSince <= clock.getAsLong() - BLOCKED_MILLIS;
    return queue.count() > 0
        && ((blocked && queue.count() >= limits.messages()) || queue.size() >= limits.size());
  }

  private boolean isHalfFull() {
    return queue.count() > 0
        && (queue.count() >= limits.messages() / 2 || queue.size() >= limits.size() / 2);
  }

  /** Responses leave half of the queue to the rest. */
  private void awaitSpace() {
    while (!over && sending && isHalfFull()) {
      try {
        queue.wait();
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
      M next = next();
      if (next == null || !send(next)) {
        return;
      }
    }
    executor.execute(this::sendAll);
  }

  private void sendAll() {
    send(Integer.MAX_VALUE);
  }

  private @Nullable M next() {
    CloseStatus status;
    synchronized (queue) {
      M next = queue.poll();
      queue.notifyAll();
      if (next != null) {
        return next;
      }
      status = closeWith;
      sending = status != null; // nobody sends after the close frame
    }
    if (status != null) {
      executor.execute(() -> close(session, status));
    }
    return null;
  }

  /** Whether the next one is to be sent here and now; if not, somebody else sees to that. */
  private boolean send(M message) {
    sendingSince = clock.getAsLong();
    Handover handover = new Handover(this::settle, () -> executor.execute(this::sendAll));
    try {
      transport.send(session, owner.sending(message), handover);
    } catch (RuntimeException e) {
      handover.accept(e);
    }
    return handover.isOver();
  }

  private void settle(@Nullable Throwable failure) {
    sendingSince = DeadlineWheel.NEVER;
    if (failure == null) {
      owner.sent();
    } else {
      log.debug("Connection {} takes no more messages: {}", session.getId(), failure.toString());
      owner.failed();
    }
  }

  /** Waits for the transport: not for threads that have other things to do. */
  public static void close(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException | RuntimeException e) {
      log.debug("Connection {} cannot be closed in order: {}", session.getId(), e.toString());
    }
  }

  private enum Taken {
    /** Somebody sends already, or will. */
    YES,

    /** The caller has to see to it that it is sent. */
    TO_BE_SENT,
    FULL,
    OVER
  }
}
