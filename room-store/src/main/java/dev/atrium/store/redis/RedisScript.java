package dev.atrium.store.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands that Redis carries out together, with nothing in between. */
final class RedisScript {
  /**
   * Admits a user. Keys: of the user, of its holder's users, of all holders, of the end of this
   * holder. Arguments: the holder, the last second of the user, its possible keys. The answer is
   * the key that it has.
   */
  static final RedisScript ADMIT =
      new RedisScript(
          """
          if redis.call('EXISTS', KEYS[4]) == 1 then
            return false
          end
          local key = ARGV[3]
          local present = redis.call('GET', KEYS[1])
          for i = 3, #ARGV do
            if ARGV[i] == present then
              key = present
            end
          end
          local ends = tonumber(ARGV[2]) + 1
          redis.call('SET', KEYS[1], key)
          redis.call('EXPIREAT', KEYS[1], ends)
          redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', redis.call('TIME')[1])
          redis.call('ZADD', KEYS[2], ends, KEYS[1])
          redis.call('EXPIREAT', KEYS[2], redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2])
          redis.call('SADD', KEYS[3], ARGV[1])
          return key
          """);

  /**
   * Revokes holders. Keys: of all holders. Arguments: what all our keys begin with, for how many
   * seconds the end of a holder is remembered, the holders.
   */
  static final RedisScript REVOKE =
      new RedisScript(
          """
          for i = 3, #ARGV do
            local users = ARGV[1] .. 'users/' .. ARGV[i]
            for _, user in ipairs(redis.call('ZRANGE', users, 0, -1)) do
              redis.call('DEL', user)
            end
            redis.call('DEL', users)
            redis.call('SREM', KEYS[1], ARGV[i])
            redis.call('SET', ARGV[1] .. 'over/' .. ARGV[i], '', 'EX', ARGV[2])
          end
          return false
          """);

  private final String text;
  private volatile @Nullable String digest;

  private RedisScript(String text) {
    this.text = text;
  }

  /** What Redis answered, if it was not {@code false}. */
  Optional<String> run(RedisCommands<String, String> redis, String[] keys, String[] arguments) {
    String known = digest;
    if (known == null) {
      known = redis.digest(text);
      digest = known;
    }
    try {
      return Optional.ofNullable(redis.evalsha(known, ScriptOutputType.VALUE, keys, arguments));
    } catch (RedisNoScriptException e) { // it is new there, or has been restarted
      return Optional.ofNullable(redis.eval(text, ScriptOutputType.VALUE, keys, arguments));
    }
  }
}
