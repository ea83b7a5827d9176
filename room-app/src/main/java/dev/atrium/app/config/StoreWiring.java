package dev.atrium.app.config;

import dev.atrium.app.config.DeploymentWiring.Approval;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import dev.atrium.store.sqlite.SqliteRoomStore;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the settings choose. Nothing is opened before they are approved. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {

  @Bean
  OpenedStore openedStore(
      StoreProperties store,
      MemoryProperties memory,
      SqliteProperties sqlite,
      LocalEventBus bus,
      Approval approval) {
    return switch (store.kind()) {
      case MEMORY ->
          new OpenedStore(new MemoryRoomStore(bus, memory.keptEvents()), Optional::empty);
      case SQLITE -> {
        var opened = SqliteRoomStore.open(sqlite.toSettings(), bus, InstantSource.system());
        yield new OpenedStore(opened, opened::failure);
      }
    };
  }

  /** Closed with the context, if it can be. */
  @Bean
  RoomStore roomStore(OpenedStore opened) {
    return opened.rooms();
  }

  @Bean
  HealthIndicator storeHealthIndicator(OpenedStore opened) {
    return new StoreHealth(opened);
  }
}
