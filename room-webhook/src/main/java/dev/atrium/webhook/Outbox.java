package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import dev.atrium.webhook.Outcome.Failed;
import dev.atrium.webhook.Outcome.Taken;
import dev.atrium.webhook.Outcome.Unsigned;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One durable subscriber at work: reads the log, sends what the receiver is to be told, and keeps
 * how far it has come.
 *
 * <p>Everything but the sending happens in turns. A turn reads a page of the log into the backlog
 * and starts what can be sent; each attempt ends in a turn of its own, which decides what becomes
 * of the event. Progress is saved a moment after it was made: what was sent since then is sent
 * again after a crash.
 */
final class Outbox {
  private static final int PAGE = 100;
  private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
  private static final Duration KEY_PAUSE = Duration.ofSeconds(10);

  private final Means means;
  private final Ledger ledger;
  private final Cursor cursor;
  private final Backlog backlog;
  private final Attempts attempts;
  private final Turns turns;
  private final Keeper keeper;
  private final Map<EventId, StoredEvent> fresh = new HashMap<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile Runnable afterwards = () -> {};
  private volatile int laggingRooms;
  private Instant unsigned = Instant.MIN;
  private int flying;
  private boolean draining;
  private boolean closed;

  /**
   * @param progress where it stopped before
   */
  Outbox(SubscriberName name, Progress progress, Sender sender, Means means, Ledger ledger) {
    this.means = means;
    this.ledger = ledger;
    Subscribers log = means.subscribers();
    cursor = new Cursor(log, progress, ledger);
    backlog = new Backlog(means.rules().bounds(), (a, b) -> Long.signum(log.eventsBetween(b, a)));
    attempts = new Attempts(sender, means);
    turns = new Turns(name.value());
    keeper = new Keeper(name, means, turns, cursor, backlog);
    progress.lagging().forEach(backlog::restore);
  }

  /** There may be something new in the log; returns at once. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      turns.take(this::turn);
    }
  }

  /** To be done, in a thread of its own, once it has come to its end, which most never do. */
  void whenFinished(Runnable task) {
    afterwards = task;
  }

  /** Done once nothing is left that can be sent without waiting. */
  CompletableFuture<Void> drain() {
    turns.take(
        () -> {
          draining = true;
          turn();
        });
    return drained;
  }

  /** Gives up what is being sent, and saves how far it has come. */
  void close() {
    turns.take(
        () -> {
          closed = true;
          keeper.close();
        });
    attempts.close();
    turns.close();
  }

  CompletableFuture<OutboxStatus> status() {
    CompletableFuture<OutboxStatus> status = new CompletableFuture<>();
    turns.take(() -> status.complete(OutboxStatus.of(cursor, backlog, flying)));
    return status;
  }

  /** How many events there are that it has yet to read. */
  long lag() {
    return cursor.lag();
  }

  /** Of how many rooms the receiver is behind with something. */
  int laggingRooms() {
    return laggingRooms;
  }

  private void turn() {
    woken.set(false);
    if (closed) {
      return;
    }
    try {
      boolean read = read();
      boolean filled = fill();
      launch();
      if (read || filled) {
        wake();
      } else {
        rest();
      }
    } catch (RoomException e) { // the store is away
      ledger.unread();
      means.alarm().after(STORE_PAUSE, this::wake);
    }
    laggingRooms = backlog.lanes().size();
  }

  private boolean read() {
    List<StoredEvent> page = backlog.isFull() ? List.of() : cursor.next(PAGE);
    for (StoredEvent stored : page) {
      if (means.writer().tells(stored)) {
        if (backlog.isFull()) {
          return false;
        }
        take(stored);
      }
      cursor.moveTo(stored.id());
      keeper.changed();
    }
    return !page.isEmpty();
  }

  private void take(StoredEvent stored) {
    if (backlog.add(stored, cursor.position())) {
      fresh.put(stored.id(), stored);
    } else {
      ledger.lost("too many events of its room waited");
    }
  }

  private boolean fill() {
    Optional<EventId> gap = backlog.gap();
    gap.ifPresent(
        position ->
            backlog.fill(
                position, cursor.reread(position, PAGE), means.writer()::tells, cursor.position()));
    return gap.isPresent();
  }

  private void launch() {
    while (flying < means.parallel() && backlog.isAnyReady()) {
      backlog.next().ifPresent(this::launch);
    }
    fresh.clear(); // what waits is read again when its time has come
  }

  private void launch(Lane lane) {
    flying++;
    EventId head = lane.head();
    attempts.start(
        head,
        Optional.ofNullable(fresh.get(head)),
        lane.attempts() == 0,
        landing -> turns.take(() -> landed(lane, landing)));
  }

  private void landed(Lane lane, Landing landing) {
    flying--;
    if (closed) {
      return;
    }
    switch (landing) {
      case Landing.Sent sent -> decide(lane, sent);
      case Landing.Unwanted unwanted -> advance(lane);
      case Landing.TooLate late -> lose(lane, "it waited for too long");
      case Landing.Forgotten forgotten -> {
        cursor.miss(1);
        advance(lane);
      }
      case Landing.Unread unread -> {
        ledger.unread();
        again(lane, STORE_PAUSE);
      }
    }
    turn();
  }

  private void decide(Lane lane, Landing.Sent sent) {
    switch (sent.outcome()) {
      case Taken taken -> {
        ledger.taken();
        advance(lane);
      }
      case Failed failed -> {
        ledger.failed(failed.reason());
        lane.failed(failed.reason());
        waitAfter(lane, sent, failed)
            .ifPresentOrElse(wait -> again(lane, wait), () -> giveUp(lane, sent));
      }
      case Unsigned postponed -> { // no attempt: the time for those begins when the key is back
        unsigned = means.clock().instant();
        ledger.unsigned();
        again(lane, KEY_PAUSE);
      }
    }
  }

  private Optional<Duration> waitAfter(Lane lane, Landing.Sent sent, Failed failed) {
    Instant since = attempts.since(sent.stored());
    return means
        .rules()
        .waitAfter(
            lane.attempts(),
            since.isAfter(unsigned) ? since : unsigned,
            means.clock().instant(),
            failed.retryAfter());
  }

  private void giveUp(Lane lane, Landing.Sent sent) {
    if (!means.rules().buries()) {
      lose(lane, "it was sent in vain " + lane.attempts() + " times");
      return;
    }
    try {
      ledger.bury(letter(lane, sent));
      advance(lane);
    } catch (RoomException e) { // it cannot be kept at the moment, and so is sent once more
      again(lane, STORE_PAUSE);
    }
  }

  private DeadLetter letter(Lane lane, Landing.Sent sent) {
    return new DeadLetter(
        sent.stored().id(),
        sent.stored().event().room(),
        sent.name().text(),
        sent.stored().event().at(),
        means.clock().instant(),
        lane.attempts(),
        lane.error());
  }

  private void lose(Lane lane, String reason) {
    ledger.lost(reason);
    advance(lane);
  }

  private void advance(Lane lane) {
    backlog.advance(lane);
    keeper.changed();
  }

  private void again(Lane lane, Duration wait) {
    Runnable ready =
        () -> {
          backlog.again(lane);
          turn();
        };
    means.alarm().after(wait, () -> turns.take(ready));
  }

  private void rest() {
    if (backlog.isEmpty() && cursor.isAtEnd()) {
      closed = true;
      Thread.startVirtualThread(afterwards);
    }
    if (draining && flying == 0 && !backlog.isAnyReady()) {
      drained.complete(null);
    }
  }
}
