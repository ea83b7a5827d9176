package dev.atrium.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.port.TurnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDatabaseTurnServerTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_800_000_000L);
  private static final TurnHolder ROOM = new TurnHolder("room-1", "RM_one");
  private static final String NAME = "1800000000:RM_one";

  private final MemoryTurnUsers users = new MemoryTurnUsers();

  @Test
  void tellsNobodyBeforeTheUserIsThere() {
    TurnCredentials credentials = server("new").credentials(ROOM, EXPIRES).orElseThrow();

    assertThat(credentials.username()).isEqualTo(NAME);
    assertThat(users.key(NAME))
        .contains(LongTermKey.of(NAME, "example.org", credentials.password()));
  }

  @Test
  void makesTheKeyThatTheTurnServerComparesWith() { // coturn's own example of its schema
    assertThat(LongTermKey.of("gorst", "north.gov", "hero"))
        .isEqualTo("7da2270ccfa49786e0115366d3a3d14d");
  }

  @Test
  void saysTheSameHoweverOftenItIsAsked() {
    TurnServer server = server("new");

    assertThat(server.credentials(ROOM, EXPIRES)).isEqualTo(server.credentials(ROOM, EXPIRES));
    assertThat(users.names()).hasSize(1);
  }

  @Test
  void namesNoTwoHoldersAlike() {
    TurnServer server = server("new");

    server.credentials(new TurnHolder("alice", "PA_one"), EXPIRES);
    server.credentials(new TurnHolder("alice", "PA_two"), EXPIRES);

    assertThat(users.names()).hasSize(2);
  }

  @Test
  void keepsThePasswordsOfBeforeWhileSecretsAreExchanged() {
    TurnCredentials before = server("old").credentials(ROOM, EXPIRES).orElseThrow();

    TurnServer after = server("new", "old");

    assertThat(after.credentials(ROOM, EXPIRES)).contains(before);
    assertThat(after.credentials(ROOM, EXPIRES.plusSeconds(1)))
        .isEqualTo(server("new").credentials(ROOM, EXPIRES.plusSeconds(1)));
  }

  @Test
  void givesNothingToWhomWasRevoked() {
    TurnServer server = server("new");
    server.credentials(ROOM, EXPIRES);

    server.revoke(List.of(ROOM.sid()));

    assertThat(users.names()).isEmpty();
    assertThat(server.credentials(ROOM, EXPIRES)).isEmpty();
  }

  @Test
  void isAskedForFewExpiriesOfWholeSeconds() {
    assertThat(server("new").step(Duration.ofMinutes(60))).isEqualTo(Duration.ofSeconds(450));
    assertThat(server("new").step(Duration.ofSeconds(15))).isEqualTo(Duration.ofSeconds(1));
    assertThat(server("new").step(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void givesNothingWithoutASecret() {
    assertThat(server().credentials(ROOM, EXPIRES)).isEmpty();
    assertThat(users.names()).isEmpty();
  }

  private TurnServer server(String... secrets) {
    return new UserDatabaseTurnServer(users, "example.org", List.of(secrets));
  }
}
