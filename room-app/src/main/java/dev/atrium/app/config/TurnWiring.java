package dev.atrium.app.config;

import dev.atrium.app.config.DeploymentWiring.Approval;
import dev.atrium.app.config.TurnDatabaseProperties.Mode;
import dev.atrium.core.Rooms;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnServer;
import dev.atrium.core.turn.SharedSecretTurnServer;
import dev.atrium.core.turn.TurnRevocations;
import dev.atrium.core.turn.UserDatabaseTurnServer;
import dev.atrium.store.redis.RedisTurnUsers;
import java.util.Optional;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Issuer of TURN credentials, and what goes with it. */
@Configuration(proxyBeanMethods = false)
class TurnWiring {

  @Bean
  OpenedTurn openedTurn(TurnProperties turn, TurnDatabaseProperties database, Approval approval) {
    if (!turn.enabled() || database.mode() == Mode.SHARED_SECRET) {
      return new OpenedTurn(new SharedSecretTurnServer(turn.active()), Optional.empty());
    }
    RedisTurnUsers users = new RedisTurnUsers(database.toSettings());
    return new OpenedTurn(
        new UserDatabaseTurnServer(users, database.realm(), turn.active()), Optional.of(users));
  }

  @Bean
  TurnServer turnServer(OpenedTurn opened) {
    return opened.server();
  }

  @Bean
  TurnKeeping turnKeeping(Rooms rooms, RoomStore store, OpenedTurn opened) {
    return new TurnKeeping(rooms, opened.users().map(users -> new TurnRevocations(store, users)));
  }

  @Bean
  HealthIndicator turnHealthIndicator(
      TurnProperties turn, TurnDatabaseProperties database, OpenedTurn opened) {
    return new TurnHealth(turn, database.mode(), opened);
  }
}
