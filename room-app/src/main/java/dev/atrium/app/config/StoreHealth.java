package dev.atrium.app.config;

import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.port.RoomStore;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the store puts commits in order: asked for a change of a room that nobody can make, and
 * which changes nothing.
 */
final class StoreHealth implements HealthIndicator {
  private static final RoomName NOBODYS = new RoomName("");

  private final RoomStore store;
  private final StoreProperties settings;

  StoreHealth(RoomStore store, StoreProperties settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("kind", String.valueOf(settings.kind()));
    try {
      store.change(NOBODYS, room -> List.of());
      return health.withDetail("rooms", store.count()).build();
    } catch (RoomException e) {
      return health.down().withDetail("error", String.valueOf(e.getMessage())).build();
    }
  }
}
