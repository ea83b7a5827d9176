package dev.atrium.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.port.TurnUser;
import dev.atrium.core.port.TurnUsers;
import dev.atrium.core.port.TurnUsersContract;
import dev.atrium.core.program.RedisProgram;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "dev.atrium.core.program.Program#isRedisThere",
    disabledReason = "Redis is not installed")
class RedisTurnUsersIT extends TurnUsersContract {
  private static final String REALM = "example.org";

  @TempDir private static Path folder;
  private static RedisProgram redis;
  private static RedisClient client;
  private static StatefulRedisConnection<String, String> connection;

  private RedisTurnUsers users;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = RedisProgram.start(folder);
    client = RedisClient.create(redis.uri());
    connection = client.connect();
  }

  @AfterAll
  static void stopRedis() {
    connection.close();
    client.shutdown();
    redis.close();
  }

  @BeforeEach
  void open() {
    commands().flushall();
    users = new RedisTurnUsers(new RedisTurnSettings(redis.uri(), REALM, "test"));
  }

  @AfterEach
  void close() {
    users.close();
  }

  @Override
  protected TurnUsers users() {
    return users;
  }

  @Override
  protected Optional<String> key(String name) {
    return Optional.ofNullable(commands().get(userKey(name)));
  }

  @Test
  void aUserAndWhatIsKnownOfItEndOneSecondAfterItsLast() {
    long last = Instant.now().getEpochSecond() + 600;

    users.admit(new TurnUser("RM_a", "name", List.of(ONE), Instant.ofEpochSecond(last)));

    assertThat(commands().expiretime(userKey("name"))).isEqualTo(last + 1);
    assertThat(commands().expiretime("turn/test/users/RM_a")).isEqualTo(last + 1);
  }

  @Test
  void whatIsKnownOfAHolderEndsWithItsLastUser() {
    Instant last = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 600);

    users.admit(new TurnUser("RM_a", "later", List.of(ONE), last));
    users.admit(new TurnUser("RM_a", "sooner", List.of(ONE), last.minusSeconds(300)));

    assertThat(commands().expiretime("turn/test/users/RM_a")).isEqualTo(last.getEpochSecond() + 1);
  }

  @Test
  void usersThatHaveExpiredAreForgotten() {
    commands().zadd("turn/test/users/RM_a", 1_000, "gone");

    users.admit(user("RM_a", "name", ONE));

    assertThat(commands().zrange("turn/test/users/RM_a", 0, -1)).containsExactly(userKey("name"));
  }

  @Test
  void anEndIsRememberedForAWhileOnly() {
    users.revoke(List.of("RM_a"));

    assertThat(commands().ttl("turn/test/over/RM_a")).isBetween(3_500L, 3_600L);
  }

  @Test
  void deploymentsThatShareARealmKnowTheirOwnHoldersOnly() {
    users.admit(user("RM_a", "name", ONE));

    try (RedisTurnUsers others =
        new RedisTurnUsers(new RedisTurnSettings(redis.uri(), REALM, "other"))) {
      others.revoke(List.of("RM_a"));

      assertThat(others.holders()).isEmpty();
    }
    assertThat(key("name")).contains(ONE);
  }

  @Test
  void scriptsThatRedisHasForgottenAreSentAgain() {
    users.admit(user("RM_a", "name", ONE));
    commands().scriptFlush();

    users.revoke(List.of("RM_a"));

    assertThat(key("name")).isEmpty();
  }

  @Test
  void everythingIsRefusedWhileRedisIsAwayAndGoesOnWhenItIsBack() throws IOException {
    RedisProgram first = RedisProgram.start(folder);
    try (RedisTurnUsers away =
        new RedisTurnUsers(new RedisTurnSettings(first.uri(), REALM, "test"))) {
      away.check();
      first.close();

      assertRefused(() -> away.admit(user("RM_a", "name", ONE)));
      assertRefused(() -> away.revoke(List.of("RM_a")));
      assertRefused(away::holders);
      assertRefused(away::check);

      try (RedisProgram second = RedisProgram.start(folder, first.port())) {
        assertThat(second.port()).isEqualTo(first.port());
        await().ignoreExceptionsInstanceOf(RoomException.class).untilAsserted(away::check);
        assertThat(away.admit(user("RM_a", "name", ONE))).contains(ONE);
      }
    }
  }

  @Test
  void redisMayComeAfterUs() throws IOException {
    RedisProgram first = RedisProgram.start(folder);
    first.close();
    try (RedisTurnUsers early =
        new RedisTurnUsers(new RedisTurnSettings(first.uri(), REALM, "test"))) {
      assertRefused(early::check);

      try (RedisProgram second = RedisProgram.start(folder, first.port())) {
        assertThat(second.port()).isEqualTo(first.port());
        await().ignoreExceptionsInstanceOf(RoomException.class).untilAsserted(early::check);
      }
    }
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RoomException.class,
            refused -> assertThat(refused.error()).isInstanceOf(StoreUnavailable.class));
  }

  private static String userKey(String name) {
    return "turn/realm/" + REALM + "/user/" + name + "/key";
  }

  private static RedisCommands<String, String> commands() {
    return connection.sync();
  }
}
