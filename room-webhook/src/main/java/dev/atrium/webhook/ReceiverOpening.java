package dev.atrium.webhook;

import dev.atrium.core.SubscriberName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Sets the configured receivers to work. */
final class ReceiverOpening {
  private final List<URI> urls;
  private final Function<URI, Sender> senders;
  private final Means means;
  private final MeterRegistry registry;

  ReceiverOpening(
      List<URI> urls, Function<URI, Sender> senders, Means means, MeterRegistry registry) {
    this.urls = urls;
    this.senders = senders;
    this.means = means;
    this.registry = registry;
  }

  List<Receiver> open() {
    return urls.stream().map(this::open).toList();
  }

  private Receiver open(URI url) {
    SubscriberName name = ReceiverNames.of(url);
    Ledger ledger = new Ledger(name, means.subscribers(), means.clock(), registry);
    Receiver receiver = new Receiver(url, senders.apply(url), means, ledger);
    Gauge.builder("room.webhook.lag", receiver.live(), Outbox::lag)
        .tag("receiver", name.value())
        .description("Events that have yet to be read for the receiver")
        .register(registry);
    Gauge.builder("room.webhook.lagging.rooms", receiver.live(), Outbox::laggingRooms)
        .tag("receiver", name.value())
        .description("Rooms of which the receiver is behind with something")
        .register(registry);
    return receiver;
  }
}
