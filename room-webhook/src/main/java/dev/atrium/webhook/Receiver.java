package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configured URL: what happens is sent there from an outbox of its own, and so is each range of
 * events that somebody asked to have sent again. Other receivers are not concerned.
 */
final class Receiver {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);

  private final URI url;
  private final SubscriberName name;
  private final Sender sender;
  private final Means means;
  private final Ledger ledger;
  private final Outbox live;
  private final Redelivery redelivery;
  private final ConcurrentMap<SubscriberName, Outbox> replays = new ConcurrentHashMap<>();

  /** Goes on where it stopped, replays included; a new one begins at the present. */
  Receiver(URI url, Sender sender, Means means, Ledger ledger) {
    this.url = url;
    this.name = ReceiverNames.of(url);
    this.sender = sender;
    this.means = means;
    this.ledger = ledger;
    live = outbox(name, subscribers().resume(name));
    redelivery = new Redelivery(name, sender, means, ledger);
    subscribers().names().stream()
        .filter(other -> ReceiverNames.isReplay(other, name))
        .forEach(replay -> replay(replay, subscribers().resume(replay)));
    wake();
  }

  SubscriberName name() {
    return name;
  }

  /** Without what may be secret in it: who signs in, and what is asked. */
  String place() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = Optional.ofNullable(url.getPath()).orElse("");
    return url.getScheme() + "://" + url.getHost() + port + path;
  }

  Outbox live() {
    return live;
  }

  Map<SubscriberName, Outbox> replays() {
    return Map.copyOf(replays);
  }

  Ledger ledger() {
    return ledger;
  }

  DeadLetters deadLetters() {
    return subscribers().deadLetters(name);
  }

  /** There may be something new in the log; returns at once. */
  void wake() {
    live.wake();
    replays.values().forEach(Outbox::wake);
  }

  /** Sends the events after one position up to another once more, beside what happens. */
  synchronized SubscriberName replay(EventId after, EventId upTo) {
    long number = means.clock().instant().toEpochMilli();
    SubscriberName replay = ReceiverNames.replay(name, number);
    while (replays.containsKey(replay)) {
      replay = ReceiverNames.replay(name, ++number);
    }
    Progress progress = Progress.between(after, upTo);
    subscribers().save(replay, progress);
    replay(replay, progress);
    return replay;
  }

  /** Ends the replays that are under way. */
  void cancelReplays() {
    replays.keySet().forEach(this::end);
  }

  /** Sends dead letters once more; whether it has begun, which it has not while others are sent. */
  boolean redeliver(List<DeadLetter> letters) {
    return redelivery.start(letters);
  }

  void discard(Set<EventId> letters) {
    subscribers().discard(name, letters);
  }

  /** Done once nothing is left that can be sent without waiting. */
  CompletableFuture<Void> drain() {
    return CompletableFuture.allOf(outboxes().map(Outbox::drain).toArray(CompletableFuture[]::new));
  }

  void close() {
    redelivery.close();
    outboxes().forEach(Outbox::close);
  }

  private Stream<Outbox> outboxes() {
    return Stream.concat(Stream.of(live), replays.values().stream());
  }

  private void replay(SubscriberName replay, Progress progress) {
    Outbox outbox = outbox(replay, progress);
    replays.put(replay, outbox);
    outbox.whenFinished(() -> end(replay));
    outbox.wake();
  }

  private void end(SubscriberName replay) {
    Outbox ended = replays.remove(replay);
    if (ended != null) {
      ended.close();
      subscribers().remove(replay);
      log.info("The replay {} has ended", replay);
    }
  }

  private Outbox outbox(SubscriberName subscriber, Progress progress) {
    return new Outbox(subscriber, progress, sender, means, ledger);
  }

  private Subscribers subscribers() {
    return means.subscribers();
  }
}
