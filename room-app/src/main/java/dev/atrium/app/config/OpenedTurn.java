package dev.atrium.app.config;

import dev.atrium.core.port.TurnServer;
import dev.atrium.store.redis.RedisTurnUsers;
import java.util.Optional;

/**
 * The issuer of TURN credentials that was chosen.
 *
 * @param users whom the TURN server looks up; empty where it does not
 */
record OpenedTurn(TurnServer server, Optional<RedisTurnUsers> users) implements AutoCloseable {
  @Override
  public void close() {
    users.ifPresent(RedisTurnUsers::close);
  }
}
