package dev.atrium.webhook;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Sends events, each attempt in a thread of its own. */
final class Attempts {
  private final Sender sender;
  private final Means means;
  private final Instant began;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Attempts(Sender sender, Means means) {
    this.sender = sender;
    this.means = means;
    this.began = means.clock().instant();
  }

  /**
   * Since when the event was to be sent: what happened while this process was not there does not
   * count as waiting.
   */
  Instant since(StoredEvent stored) {
    Instant at = stored.event().at();
    return at.isAfter(began) ? at : began;
  }

  /**
   * Sends the event once.
   *
   * @param known the event, if it need not be read again
   * @param first whether it was never sent before
   * @param landed told in that thread what became of it; never, once this is closed
   */
  void start(EventId id, Optional<StoredEvent> known, boolean first, Consumer<Landing> landed) {
    try {
      threads.execute(() -> landed.accept(land(id, known, first)));
    } catch (RejectedExecutionException e) {
      return; // closed
    }
  }

  /** Interrupts whatever is being sent. */
  void close() {
    threads.shutdownNow();
  }

  private Landing land(EventId id, Optional<StoredEvent> known, boolean first) {
    try {
      return known
          .or(() -> means.subscribers().event(id))
          .map(stored -> send(stored, first))
          .orElseGet(Landing.Forgotten::new);
    } catch (RoomException e) {
      return new Landing.Unread();
    }
  }

  private Landing send(StoredEvent stored, boolean first) {
    if (first && means.rules().isTooLate(since(stored), means.clock().instant())) {
      return new Landing.TooLate();
    }
    Optional<Webhook> webhook = means.writer().write(stored);
    if (webhook.isEmpty()) {
      return new Landing.Unwanted();
    }
    return new Landing.Sent(stored, webhook.get().name(), sender.send(webhook.get()));
  }
}
