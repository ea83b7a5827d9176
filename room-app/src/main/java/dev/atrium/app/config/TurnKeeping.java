package dev.atrium.app.config;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomListener;
import dev.atrium.core.Rooms;
import dev.atrium.core.Subscription;
import dev.atrium.core.turn.TurnRevocations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the TURN server refuse whoever's room or stay is over, on a thread of its own: what follows
 * is the database's pace, and nobody else waits for it. While the database is away, what has ended
 * waits in the events.
 */
final class TurnKeeping implements SmartLifecycle, RoomListener {
  private static final Logger log = LoggerFactory.getLogger(TurnKeeping.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Rooms rooms;
  private final Optional<TurnRevocations> revocations;
  private final Semaphore news = new Semaphore(0);
  private @Nullable Subscription subscription;
  private @Nullable Thread thread;
  private boolean failing;

  /**
   * @param revocations empty where nothing can be revoked
   */
  TurnKeeping(Rooms rooms, Optional<TurnRevocations> revocations) {
    this.rooms = rooms;
    this.revocations = revocations;
  }

  /** One that nobody has looked at yet says as much as several. */
  @Override
  public void changed(RoomChange change) {
    if (change.event() instanceof RoomFinished || change.event() instanceof ParticipantLeft) {
      if (news.availablePermits() == 0) {
        news.release();
      }
    }
  }

  @Override
  public synchronized void start() {
    if (revocations.isPresent()) {
      subscription = rooms.subscribe(this);
      thread =
          Thread.ofPlatform().name("turn-revocation").daemon().start(() -> run(revocations.get()));
    }
  }

  @Override
  public synchronized void stop() {
    if (subscription != null && thread != null) {
      subscription.close();
      thread.interrupt();
    }
    subscription = null;
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /** Starts before and stops after everything that accepts connections. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run(TurnRevocations work) {
    try {
      while (!Thread.interrupted()) {
        if (!advance(work)) {
          Thread.sleep(PAUSE);
        } else {
          news.acquire();
        }
      }
    } catch (InterruptedException e) {
      log.debug("Credentials are revoked no more");
    }
  }

  private boolean advance(TurnRevocations work) {
    try {
      boolean more = true;
      while (more) {
        more = work.advance();
      }
      if (failing) {
        failing = false;
        log.info("Credentials are revoked again");
      }
      return true;
    } catch (RoomException e) {
      complain(e);
    } catch (RuntimeException e) {
      log.error("Revoking credentials failed, and is tried again", e);
    }
    return false;
  }

  private void complain(RoomException e) {
    if (!failing) {
      failing = true;
      log.warn("Credentials are revoked later: the user database does not answer");
      log.debug("What it answered", e);
    }
  }
}
