package dev.atrium.app.config;

import dev.atrium.app.config.DeploymentWiring.Approval;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the settings choose. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {

  @Bean
  RoomStore roomStore(
      StoreProperties store, MemoryProperties memory, LocalEventBus bus, Approval approval) {
    return new MemoryRoomStore(bus, memory.keptEvents());
  }
}
