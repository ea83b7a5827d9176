package dev.atrium.app.config;

import dev.atrium.ws.Transport;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;

/** The port of the nkMEDIA wire, and WebSockets on the public one. */
@Configuration(proxyBeanMethods = false)
class WsWiring {

  @Bean
  WsListener wsListener(
      AutowireCapableBeanFactory beans,
      WsListenerProperties settings,
      WsCapacityProperties capacity,
      Listeners listeners,
      @Qualifier("nkmediaHandler") WebSocketHandler wire,
      @Qualifier("nkmediaRpc") HttpRequestHandler rpc) {
    return new WsListener(beans, settings, listeners, capacity.toCapacity(), wire, rpc);
  }

  /** Signalling is served by the front of the public port. */
  @Bean
  ServletContextInitializer signalContainer(SignalContainerProperties signal) {
    return context -> WebSockets.enable(context, signal.maxMessageSize(), signal.pingTimeout());
  }

  @Bean
  HandshakeHandler signalHandshake(SignalContainerProperties signal) {
    return WebSockets.handshake(signal.maxMessageSize());
  }

  @Bean
  Transport wsTransport() {
    return new JettyTransport();
  }

  @Bean
  Consumer<WebSocketSession> wsDisconnect() {
    return JettyTransport::disconnect;
  }
}
