package dev.atrium.app.config;

import dev.atrium.core.Rooms;
import dev.atrium.core.Subscription;
import dev.atrium.core.port.RoomStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see of rooms. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {

  @Bean
  Subscription roomMetrics(MeterRegistry registry, RoomStore store, Rooms rooms) {
    return rooms.subscribe(new RoomMetrics(registry, store));
  }
}
