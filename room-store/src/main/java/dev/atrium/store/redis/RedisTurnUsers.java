package dev.atrium.store.redis;

import dev.atrium.core.port.TurnUser;
import dev.atrium.core.port.TurnUsers;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link TurnUsers} of coturn's {@code redis-userdb}. Safe for several threads. */
public final class RedisTurnUsers implements TurnUsers, AutoCloseable {
  /** Longer than any call is under way. */
  private static final Duration END_REMEMBERED = Duration.ofHours(1);

  private final RedisConnection redis;
  private final String users;
  private final String own;

  /** Connects when it is first asked. */
  public RedisTurnUsers(RedisTurnSettings settings) {
    redis = new RedisConnection(settings.uri(), System::nanoTime);
    users = "turn/realm/" + settings.realm() + "/user/";
    own = "turn/" + settings.namespace() + "/";
  }

  @Override
  public Optional<String> admit(TurnUser user) {
    String[] keys = {
      users + user.name() + "/key",
      own + "users/" + user.holder(),
      holdersKey(),
      own + "over/" + user.holder()
    };
    List<String> arguments = new ArrayList<>();
    arguments.add(user.holder());
    arguments.add(String.valueOf(user.expires().getEpochSecond()));
    arguments.addAll(user.keys());
    return run(RedisScript.ADMIT, keys, arguments);
  }

  @Override
  public void revoke(Collection<String> holders) {
    if (holders.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(own);
    arguments.add(String.valueOf(END_REMEMBERED.toSeconds()));
    arguments.addAll(holders);
    run(RedisScript.REVOKE, new String[] {holdersKey()}, arguments);
  }

  @Override
  public Set<String> holders() {
    return redis.ask(commands -> commands.smembers(holdersKey()));
  }

  @Override
  public void check() {
    redis.ask(RedisCommands::ping);
  }

  @Override
  public void close() {
    redis.close();
  }

  private String holdersKey() {
    return own + "holders";
  }

  private Optional<String> run(RedisScript script, String[] keys, List<String> arguments) {
    return redis.ask(commands -> script.run(commands, keys, arguments.toArray(String[]::new)));
  }
}
