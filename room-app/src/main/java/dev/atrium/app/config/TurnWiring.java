package dev.atrium.app.config;

import dev.atrium.core.port.TurnServer;
import dev.atrium.core.turn.SharedSecretTurnServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signer of TURN credentials. */
@Configuration(proxyBeanMethods = false)
class TurnWiring {

  @Bean
  TurnServer turnServer(TurnProperties turn) {
    return new SharedSecretTurnServer(turn.active());
  }
}
