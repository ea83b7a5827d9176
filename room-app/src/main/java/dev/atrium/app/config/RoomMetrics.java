package dev.atrium.app.config;

import dev.atrium.core.FinishReason;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomListener;
import dev.atrium.core.port.RoomStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How many rooms there are, and how they come and go, whatever the wire. */
final class RoomMetrics implements RoomListener {
  private static final String UNIT =
      "rooms"; // Prometheus takes a bare "created" for something else

  private final Counter created;
  private final Counter removed;
  private final Counter expired;

  RoomMetrics(MeterRegistry registry, RoomStore store) {
    Gauge.builder("room.active", store, RoomStore::count)
        .baseUnit(UNIT)
        .description("Rooms that are there, those included that are about to be expired")
        .register(registry);
    created = counter(registry, "room.created", "Rooms that began");
    removed = counter(registry, "room.removed", "Rooms that somebody ended");
    expired = counter(registry, "room.expired", "Rooms that ended because their time was over");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).baseUnit(UNIT).description(description).register(registry);
  }

  @Override
  public void changed(RoomChange change) {
    RoomEvent event = change.stored().event();
    if (event instanceof RoomStarted) {
      created.increment();
    } else if (event instanceof RoomFinished finished) {
      (finished.reason() == FinishReason.EXPIRED ? expired : removed).increment();
    }
  }
}
