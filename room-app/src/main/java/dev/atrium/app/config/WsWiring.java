package dev.atrium.app.config;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The port of the nkMEDIA wire. */
@Configuration(proxyBeanMethods = false)
class WsWiring {

  @Bean
  WsListener wsListener(
      AutowireCapableBeanFactory beans,
      WsListenerProperties settings,
      Listeners listeners,
      @Qualifier("nkmediaHandler") Optional<WebSocketHandler> wire) {
    return new WsListener(beans, settings, listeners, wire.orElseGet(TextWebSocketHandler::new));
  }
}
