package dev.atrium.app.operations;

import dev.atrium.app.config.Listener;
import dev.atrium.app.config.Listeners;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One indicator for each wire; each calls its port as a client would. */
@Configuration(proxyBeanMethods = false)
class WireHealthWiring {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @Bean
  HealthIndicator twirpHealthIndicator(Listeners listeners) {
    return health(new HttpProbe(() -> listeners.reachable(Listener.HTTP), OK), SHORT);
  }

  /** Asks without a handshake, which the wire refuses and which costs it no connection. */
  @Bean
  HealthIndicator nkmediaHealthIndicator(Listeners listeners) {
    return health(new HttpProbe(() -> listeners.reachable(Listener.NKMEDIA), NOT_FOUND), SHORT);
  }

  @Bean
  HealthIndicator thriftHealthIndicator(
      Listeners listeners, @Value("${room.thrift.enabled:true}") boolean enabled) {
    if (!enabled) {
      return () -> Health.unknown().withDetail("tcp", "switched off").build();
    }
    return health(new ThriftProbe(() -> listeners.reachable(Listener.THRIFT)), LONG);
  }

  private static HealthIndicator health(Probe probe, Duration validity) {
    return new WireHealth(probe, validity, InstantSource.system());
  }
}
