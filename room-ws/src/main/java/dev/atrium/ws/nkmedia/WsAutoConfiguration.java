package dev.atrium.ws.nkmedia;

import dev.atrium.core.Rooms;
import dev.atrium.core.access.Users;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * The nkMEDIA wire: {@code nkmediaHandler}. Where it listens is up to the application, and so are
 * the paths that are served and the size of messages. The application may add {@code
 * nkmediaDisconnect}, which ends a transport at once; without it clients that do not read hold on
 * to theirs until the container gives up.
 */
@AutoConfiguration
@EnableConfigurationProperties({NkLimits.class, NkTimings.class})
public class WsAutoConfiguration {

  @Bean(destroyMethod = "close")
  NkTimer nkmediaTimer(DeadlineWheel nkmediaWheel) {
    return NkTimer.start(nkmediaWheel);
  }

  @Bean
  DeadlineWheel nkmediaWheel() {
    return new DeadlineWheel(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  @Bean
  NkRuntime nkmediaRuntime(
      DeadlineWheel wheel,
      @Qualifier("nkmediaDisconnect") ObjectProvider<Consumer<WebSocketSession>> disconnect) {
    Executor executor = task -> Thread.ofVirtual().name("nkmedia").start(task);
    return new NkRuntime(
        wheel, executor, disconnect.getIfAvailable(() -> WsAutoConfiguration::close));
  }

  @Bean
  NkHandler nkmediaHandler(
      Rooms rooms,
      Users users,
      NkSettings settings,
      NkRuntime runtime,
      ObjectProvider<MeterRegistry> registry) {
    MeterRegistry meters = registry.getIfAvailable(() -> Metrics.globalRegistry);
    return NkWiring.handler(rooms, users, settings, runtime, meters);
  }

  @Bean
  NkSettings nkmediaSettings(NkTimings timings, NkLimits limits) {
    return new NkSettings(timings, limits);
  }

  private static void close(WebSocketSession session) {
    NkOutbox.close(session, CloseStatus.SESSION_NOT_RELIABLE);
  }
}
