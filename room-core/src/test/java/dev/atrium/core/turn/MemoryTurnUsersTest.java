package dev.atrium.core.turn;

import dev.atrium.core.port.TurnUsers;
import dev.atrium.core.port.TurnUsersContract;
import java.util.Optional;

/** That tests rely on something which behaves like the real one. */
class MemoryTurnUsersTest extends TurnUsersContract {
  private final MemoryTurnUsers users = new MemoryTurnUsers();

  @Override
  protected TurnUsers users() {
    return users;
  }

  @Override
  protected Optional<String> key(String name) {
    return users.key(name);
  }
}
