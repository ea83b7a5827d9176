package dev.atrium.store.redis;

import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection for all threads. It is made when it is first needed and made again whenever it is
 * lost. The first time all wait for it, no longer than the address says, or a second; once that has
 * failed, only the one who tries again now and then waits, and whatever else is asked fails at
 * once.
 */
final class RedisConnection implements AutoCloseable {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

  private final ReentrantLock connecting = new ReentrantLock();
  private final RedisClient client;
  private final LongSupplier nanoTime;
  private volatile @Nullable StatefulRedisConnection<String, String> open;
  private volatile @Nullable RedisException failure;
  private long failedAt;

  RedisConnection(String uri, LongSupplier nanoTime) {
    RedisURI address = address(uri);
    this.nanoTime = nanoTime;
    this.client = RedisClient.create(address);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(address.getTimeout()).build())
            .build());
  }

  /** With the time that a command may take, as that text says or as it is here. */
  static RedisURI address(String uri) {
    RedisURI address = RedisURI.create(uri);
    if (address.getTimeout().equals(RedisURI.DEFAULT_TIMEOUT_DURATION)) { // it says nothing of it
      address.setTimeout(USUAL_PATIENCE);
    }
    return address;
  }

  /**
   * What the commands say.
   *
   * @throws RoomException {@code StoreUnavailable} if they fail, or take longer than that
   */
  <T> T ask(Function<RedisCommands<String, String>, T> commands) {
    try {
      return commands.apply(connection().sync());
    } catch (RedisException e) {
      throw new RoomException(new StoreUnavailable(), e);
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, USUAL_PATIENCE);
  }

  private StatefulRedisConnection<String, String> connection() {
    StatefulRedisConnection<String, String> known = open;
    return known == null ? connect() : known;
  }

  private StatefulRedisConnection<String, String> connect() {
    RedisException before = failure;
    if (before == null) {
      connecting.lock();
    } else if (!connecting.tryLock()) {
      throw before;
    }
    try {
      StatefulRedisConnection<String, String> known = open;
      return known == null ? connectNow() : known;
    } finally {
      connecting.unlock();
    }
  }

  /** After the first time, Lettuce connects again by itself. */
  private StatefulRedisConnection<String, String> connectNow() {
    RedisException last = failure;
    if (last != null && nanoTime.getAsLong() - failedAt < PAUSE_NANOS) {
      throw last;
    }
    try {
      StatefulRedisConnection<String, String> made = client.connect();
      open = made;
      failure = null;
      return made;
    } catch (RedisException e) {
      failedAt = nanoTime.getAsLong();
      failure = e;
      throw e;
    }
  }
}
