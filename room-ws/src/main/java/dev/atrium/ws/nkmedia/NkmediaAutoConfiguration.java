package dev.atrium.ws.nkmedia;

import dev.atrium.core.Rooms;
import dev.atrium.core.access.Users;
import dev.atrium.ws.WsAutoConfiguration;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The nkMEDIA wire: {@code nkmediaHandler} for WebSockets and {@code nkmediaRpc} for requests over
 * HTTP. Where it listens is up to the application, and so are the paths that are served and the
 * size of messages of WebSockets.
 */
@AutoConfiguration(after = WsAutoConfiguration.class)
@EnableConfigurationProperties({NkLimits.class, NkLoginRules.class, NkTimings.class})
public class NkmediaAutoConfiguration {

  /**
   * Attribute of a WebSocket session or a request: the client's {@link java.net.InetSocketAddress},
   * where that is not the one at the other end of the connection, or is written otherwise there.
   */
  public static final String CLIENT_ADDRESS = "dev.atrium.ws.nkmedia.client-address";

  @Bean
  NkWire nkmediaWire(
      Rooms rooms,
      Users users,
      NkSettings settings,
      WsRuntime runtime,
      ObjectProvider<MeterRegistry> registry) {
    MeterRegistry meters = registry.getIfAvailable(() -> Metrics.globalRegistry);
    return NkWiring.wire(rooms, users, settings, runtime, meters);
  }

  @Bean
  NkHandler nkmediaHandler(NkWire wire) {
    return wire.handler();
  }

  @Bean
  NkRpc nkmediaRpc(NkWire wire) {
    return wire.rpc();
  }

  @Bean
  NkSettings nkmediaSettings(NkTimings timings, NkLoginRules logins, NkLimits limits) {
    return new NkSettings(timings, logins, limits);
  }
}
