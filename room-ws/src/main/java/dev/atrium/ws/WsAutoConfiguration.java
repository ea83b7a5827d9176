package dev.atrium.ws;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.WebSocketSession;

/**
 * What the connections of both WebSocket wires run on. The application may add a {@link Transport}
 * that needs no thread to send, and {@code wsDisconnect}, which ends a transport at once; without
 * it clients that do not read hold on to theirs until the container gives up.
 */
@AutoConfiguration
public class WsAutoConfiguration {

  @Bean
  DeadlineWheel wsWheel() {
    return new DeadlineWheel(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  @Bean(destroyMethod = "close")
  WheelTimer wsTimer(DeadlineWheel wsWheel) {
    return WheelTimer.start(wsWheel);
  }

  @Bean
  WsRuntime wsRuntime(
      DeadlineWheel wsWheel,
      ObjectProvider<Transport> transport,
      @Qualifier("wsDisconnect") ObjectProvider<Consumer<WebSocketSession>> disconnect) {
    Executor executor = task -> Thread.ofVirtual().name("ws").start(task);
    return new WsRuntime(
        wsWheel,
        executor,
        transport.getIfAvailable(() -> Transport.waiting(executor)),
        disconnect.getIfAvailable(() -> WsAutoConfiguration::close));
  }

  private static void close(WebSocketSession session) {
    try {
      session.close();
    } catch (IOException e) {
      return; // it is closed
    }
  }
}
