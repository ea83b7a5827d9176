package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.SubscriberName;
import dev.atrium.webhook.Outcome.Failed;
import dev.atrium.webhook.Outcome.Taken;
import dev.atrium.webhook.Outcome.Unsigned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dead letters once more, one after the other, because somebody asked for it. Those that the
 * receiver takes are gone; the others stay, with what was wrong this time.
 */
final class Redelivery {
  private static final Logger log = LoggerFactory.getLogger(Redelivery.class);

  private final SubscriberName receiver;
  private final Sender sender;
  private final Means means;
  private final Ledger ledger;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean running = new AtomicBoolean();

  Redelivery(SubscriberName receiver, Sender sender, Means means, Ledger ledger) {
    this.receiver = receiver;
    this.sender = sender;
    this.means = means;
    this.ledger = ledger;
  }

  /** Returns at once: whether it has begun, which it has not while an earlier one goes on. */
  boolean start(List<DeadLetter> letters) {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    thread.execute(
        () -> {
          try {
            letters.forEach(this::send);
          } catch (RoomException e) {
            log.warn("The store is away: dead letters of {} wait to be asked for again", receiver);
          } finally {
            running.set(false);
          }
        });
    return true;
  }

  void close() {
    thread.shutdownNow();
  }

  private void send(DeadLetter letter) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    Optional<StoredEvent> stored = means.subscribers().event(letter.event());
    if (stored.isEmpty()) {
      keep(letter, "the event is too old and forgotten");
      return;
    }
    Optional<Webhook> webhook = means.writer().write(stored.get());
    if (webhook.isEmpty()) {
      discard(letter); // the receiver is no longer told of such
      return;
    }
    switch (sender.send(webhook.get())) {
      case Taken taken -> {
        ledger.taken();
        discard(letter);
      }
      case Failed failed -> {
        ledger.failed(failed.reason());
        keep(letter, failed.reason());
      }
      case Unsigned unsigned -> ledger.unsigned(); // the letter stays as it is
    }
  }

  private void discard(DeadLetter letter) {
    means.subscribers().discard(receiver, Set.of(letter.event()));
  }

  private void keep(DeadLetter letter, String reason) {
    means
        .subscribers()
        .bury(
            receiver,
            new DeadLetter(
                letter.event(),
                letter.room(),
                letter.subject(),
                letter.at(),
                means.clock().instant(),
                letter.attempts() + 1,
                reason));
  }
}
