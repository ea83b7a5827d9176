package dev.atrium.core.engine;

import dev.atrium.core.Lifetime;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.StatusChanged;
import dev.atrium.core.RoomStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What changes about a live room itself. */
final class LifeRules {
  private LifeRules() {}

  /** Restarts the idle clock; a lease runs at least for {@code ttl} from this second. */
  static List<RoomEvent> renew(Room room, Duration ttl, Instant now) {
    Instant leaseUntil =
        room.settings().lifetime() instanceof Lifetime.Lease
            ? now.truncatedTo(ChronoUnit.SECONDS).plus(ttl)
            : Instant.EPOCH;
    return List.of(new RoomRenewed(room.ref(), now, leaseUntil));
  }

  static List<RoomEvent> updateMetadata(Room room, String metadata, Instant now) {
    return List.of(new RoomUpdated(room.ref(), now, room.settings().withMetadata(metadata)));
  }

  static List<RoomEvent> updateStatus(Room room, RoomStatus changed, Instant now) {
    return List.of(new StatusChanged(room.ref(), now, changed));
  }
}
