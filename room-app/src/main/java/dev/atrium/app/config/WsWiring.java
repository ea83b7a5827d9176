package dev.atrium.app.config;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.WebSocketHandler;

/** The port of the nkMEDIA wire. */
@Configuration(proxyBeanMethods = false)
class WsWiring {

  @Bean
  WsListener wsListener(
      AutowireCapableBeanFactory beans,
      WsListenerProperties settings,
      @Qualifier("nkmediaHandler") Optional<WebSocketHandler> wire) {
    return new WsListener(beans, settings, wire);
  }
}
