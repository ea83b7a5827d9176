package dev.atrium.app.config;

import dev.atrium.core.memory.LocalEventBus;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event bus of a single node, which delivers on a thread of its own. */
@Configuration(proxyBeanMethods = false)
class BusWiring {

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ExecutorService roomEventsExecutor() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("room-events").daemon().factory());
  }

  @Bean
  LocalEventBus eventBus(@Qualifier("roomEventsExecutor") ExecutorService executor) {
    return new LocalEventBus(executor);
  }
}
