package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a receiver was told since the start, and what not. Safe for several threads. */
final class Ledger {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final SubscriberName receiver;
  private final Subscribers subscribers;
  private final InstantSource clock;
  private final Counter delivered;
  private final Counter failed;
  private final Counter dead;
  private final Counter lost;
  private final Counter unsigned;
  private Optional<Fault> lastFault = Optional.empty();
  private Optional<Instant> lastTaken = Optional.empty();
  private Instant quietUntil = Instant.MIN;
  private boolean complained;

  Ledger(
      SubscriberName receiver,
      Subscribers subscribers,
      InstantSource clock,
      MeterRegistry registry) {
    this.receiver = receiver;
    this.subscribers = subscribers;
    this.clock = clock;
    delivered = counter(registry, "delivered", "Events that the receiver took");
    failed = counter(registry, "failed", "Attempts after which an event is sent again or given up");
    dead = counter(registry, "dead", "Events that were given up and kept as dead letters");
    lost = counter(registry, "lost", "Events that were given up or forgotten, and not kept");
    unsigned = counter(registry, "unsigned", "Attempts put off because the signing key is gone");
  }

  /**
   * Why an attempt failed.
   *
   * @param reason without any secret
   */
  record Fault(Instant at, String reason) {}

  /** Totals since the start of this process. */
  record Totals(
      long delivered,
      long failedAttempts,
      long dead,
      long lost,
      Optional<Instant> lastTaken,
      Optional<Fault> lastFault) {}

  synchronized void taken() {
    delivered.increment();
    lastTaken = Optional.of(clock.instant());
    if (complained) {
      complained = false;
      log.info("Webhook receiver {} takes events again", receiver);
    }
  }

  synchronized void failed(String reason) {
    failed.increment();
    lastFault = Optional.of(new Fault(clock.instant(), reason));
    complained |= warn("Webhook receiver " + receiver + " fails, and is asked again: " + reason);
  }

  /** An event waits for the key that signs it. */
  synchronized void unsigned() {
    unsigned.increment();
    String reason = "room.webhook.api-key is no key any more";
    lastFault = Optional.of(new Fault(clock.instant(), reason));
    warn("Events for webhook receiver " + receiver + " wait: " + reason);
  }

  /** What is to be sent cannot be read, and is looked for again. */
  synchronized void unread() {
    String reason = "events cannot be read from the store";
    lastFault = Optional.of(new Fault(clock.instant(), reason));
    warn("Webhook receiver " + receiver + " is told nothing for the time being: " + reason);
  }

  /** Keeps the letter. */
  void bury(DeadLetter letter) {
    subscribers.bury(receiver, letter);
    dead.increment();
    warn("Webhook receiver " + receiver + " never took an event, kept as a dead letter");
  }

  /** An event was given up, and is not kept. */
  synchronized void lost(String reason) {
    lost.increment();
    warn("Webhook receiver " + receiver + " is not told of an event: " + reason);
  }

  /** So many events were forgotten before they could be sent. */
  synchronized void missed(long count) {
    lost.increment((double) count);
    warn("Webhook receiver " + receiver + " is not told of " + count + " events: too old");
  }

  synchronized Totals totals() {
    return new Totals(
        (long) delivered.count(),
        (long) failed.count(),
        (long) dead.count(),
        (long) lost.count(),
        lastTaken,
        lastFault);
  }

  /** A receiver that is away would fill the log: something of the kind is said once in a while. */
  private synchronized boolean warn(String sentence) {
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return false;
    }
    quietUntil = now.plus(QUIET);
    log.warn(sentence);
    return true;
  }

  private Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("room.webhook." + name)
        .tag("receiver", receiver.value())
        .description(description)
        .register(registry);
  }
}
