package dev.atrium.webhook;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomListener;
import dev.atrium.core.Rooms;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import dev.atrium.core.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * All receivers, from before the first wire opens until after the last one closed. At the end what
 * can be sent at once is; the rest waits in the log for the next start.
 */
final class Webhooks implements SmartLifecycle, RoomListener {
  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  /** Before and after the keeping of rooms, whose events are sent too. */
  private static final int PHASE = -1;

  private final Rooms rooms;
  private final Subscribers subscribers;
  private final Supplier<List<Receiver>> opening;
  private final Duration patience;
  private volatile List<Receiver> receivers = List.of();
  private Optional<Subscription> subscription = Optional.empty();

  /**
   * @param patience how long the end waits for what can be sent at once
   */
  Webhooks(
      Rooms rooms, Subscribers subscribers, Supplier<List<Receiver>> opening, Duration patience) {
    this.rooms = rooms;
    this.subscribers = subscribers;
    this.opening = opening;
    this.patience = patience;
  }

  /** Those that are at work. */
  List<Receiver> receivers() {
    return receivers;
  }

  Optional<Receiver> receiver(String name) {
    return receivers.stream().filter(receiver -> receiver.name().value().equals(name)).findFirst();
  }

  @Override
  public void changed(RoomChange change) {
    receivers.forEach(Receiver::wake);
  }

  @Override
  public synchronized void start() {
    receivers = opening.get();
    if (!receivers.isEmpty()) {
      subscription = Optional.of(rooms.subscribe(this));
      receivers.forEach(Receiver::wake);
    }
    for (Receiver receiver : receivers) {
      log.info("Events are posted to {} ({})", receiver.place(), receiver.name());
    }
    subscribers.names().stream().filter(this::isStale).forEach(this::forget);
  }

  @Override
  public synchronized void stop() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    List<Receiver> closing = receivers;
    drain(closing);
    receivers = List.of();
    closing.forEach(Receiver::close);
  }

  @Override
  public boolean isRunning() {
    return !receivers.isEmpty();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /**
   * Whether it was a receiver, and has missed events since: as long as it has not, whoever took it
   * out of the settings can put it back, and nothing is lost.
   */
  private boolean isStale(SubscriberName name) {
    return ReceiverNames.isOurs(name)
        && receivers.stream()
            .map(Receiver::name)
            .noneMatch(receiver -> receiver.equals(name) || ReceiverNames.isReplay(name, receiver))
        && subscribers.eventsBetween(subscribers.resume(name).cursor(), subscribers.earliestEvent())
            > 0;
  }

  private void forget(SubscriberName name) {
    subscribers.remove(name);
    log.info("{} is not configured any more, and forgotten", name);
  }

  private void drain(List<Receiver> closing) {
    CompletableFuture<?> drained =
        CompletableFuture.allOf(
            closing.stream().map(Receiver::drain).toArray(CompletableFuture[]::new));
    try {
      drained.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.info("Some receivers have not taken everything: they will be told after the next start");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
