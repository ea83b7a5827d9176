package dev.atrium.app.config;

import dev.atrium.core.RoomException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the store answers, and could write when it last had to. */
final class StoreHealth implements HealthIndicator {
  private final OpenedStore store;

  StoreHealth(OpenedStore store) {
    this.store = store;
  }

  @Override
  public Health health() {
    try {
      var health = Health.up().withDetail("rooms", store.rooms().count());
      return store
          .failure()
          .get()
          .map(failure -> health.down().withDetail("error", String.valueOf(failure.getMessage())))
          .orElse(health)
          .build();
    } catch (RoomException e) {
      return Health.down().withDetail("error", String.valueOf(e.getMessage())).build();
    }
  }
}
