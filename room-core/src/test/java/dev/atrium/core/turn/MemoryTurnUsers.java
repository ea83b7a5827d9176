package dev.atrium.core.turn;

import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.port.TurnUser;
import dev.atrium.core.port.TurnUsers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Users in a map, which a test can put out of reach; time does not pass here. */
public final class MemoryTurnUsers implements TurnUsers {
  private final Map<String, Admitted> users = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private boolean away;

  private record Admitted(String holder, String key) {}

  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  public synchronized Set<String> names() {
    return Set.copyOf(users.keySet());
  }

  synchronized Optional<String> key(String name) {
    return Optional.ofNullable(users.get(name)).map(Admitted::key);
  }

  @Override
  public synchronized Optional<String> admit(TurnUser user) {
    check();
    if (revoked.contains(user.holder())) {
      return Optional.empty();
    }
    Admitted there = users.get(user.name());
    if (there == null || !user.keys().contains(there.key())) {
      there = new Admitted(user.holder(), user.keys().getFirst());
      users.put(user.name(), there);
    }
    return Optional.of(there.key());
  }

  @Override
  public synchronized void revoke(Collection<String> holders) {
    check();
    revoked.addAll(holders);
    users.values().removeIf(user -> holders.contains(user.holder()));
  }

  @Override
  public synchronized Set<String> holders() {
    check();
    return users.values().stream().map(Admitted::holder).collect(Collectors.toSet());
  }

  @Override
  public synchronized void check() {
    if (away) {
      throw new RoomException(new StoreUnavailable());
    }
  }
}
