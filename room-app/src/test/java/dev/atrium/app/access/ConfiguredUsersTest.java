package dev.atrium.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomName;
import dev.atrium.core.TestClock;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredUsersTest {
  private static final RoomName LOBBY = new RoomName("lobby");

  /** Of {@code s3cret}. */
  private static final String BCRYPT =
      "{bcrypt}$2a$04$wPINi8ak6fVQEGH3n6hDKuO64RqTWfo/pSq5JJ0/YyuA9MsVyxLMq";

  private final JwtAccessTokens tokens =
      new JwtAccessTokens(
          () -> new ApiKeys(Map.of(SignedToken.KEY, SignedToken.SECRET)), false, new TestClock());
  private final ConfiguredUsers users =
      new ConfiguredUsers(
          Map.of(
              "plain", new ConfiguredUser("1234", Role.MEMBER),
              "hashed", new ConfiguredUser(BCRYPT, Role.ADMIN),
              "marked", new ConfiguredUser("{noop}1234", Role.OPERATOR)),
          tokens,
          Duration.ofMinutes(1));

  @ParameterizedTest
  @CsvSource({"plain, 1234", "hashed, s3cret", "marked, 1234"})
  void knowsThoseWhoGiveTheirPassword(String user, String password) {
    assertThat(users.authenticate(user, password)).map(Caller::name).hasValue(user);
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 12345",
    "plain, s3cret",
    "plain, ''",
    "hashed, 1234",
    "hashed, '" + BCRYPT + "'",
    "marked, {noop}1234",
    "Plain, 1234",
    "nobody, 1234",
    "nobody, s3cret",
    "'', ''",
  })
  void knowsNobodyElse(String user, String password) {
    assertThat(users.authenticate(user, password)).isEmpty();
  }

  @Test
  void knowsNobodyWhereNoUserIsConfigured() {
    assertThat(new ConfiguredUsers(Map.of(), tokens, Duration.ofMinutes(1)).authenticate("", ""))
        .isEmpty();
  }

  @Test
  void leavesParticipantsAndForeignConnectionsToOperators() {
    Caller member = users.authenticate("plain", "1234").orElseThrow();
    Caller operator = users.authenticate("marked", "1234").orElseThrow();

    assertThat(member.may(Grant.ROOM_CREATE)).isTrue();
    assertThat(member.may(Grant.ROOM_ADMIN)).isFalse();
    assertThat(member.may(Grant.CONNECTION_ADMIN)).isFalse();
    assertThat(operator.may(Grant.ROOM_ADMIN)).isTrue();
    assertThat(operator.may(Grant.CONNECTION_ADMIN)).isTrue();
  }

  @Test
  void takesNoAccessTokenForThePasswordOfAConfiguredUser() {
    String token = token("\"sub\":\"plain\",\"video\":{\"roomJoin\":true,\"room\":\"lobby\"}");

    assertThat(users.authenticate("plain", token)).isEmpty();
  }

  @Test
  void takesAnAccessTokenForThePasswordOfItsIdentity() {
    String token = token("\"sub\":\"ana\",\"video\":{\"roomAdmin\":true,\"room\":\"lobby\"}");

    Caller ana = users.authenticate("ana", token).orElseThrow();

    assertThat(ana.name()).isEqualTo("ana");
    assertThat(ana.may(Grant.ROOM_ADMIN, LOBBY)).isTrue();
    assertThat(ana.may(Grant.ROOM_READ, LOBBY)).isTrue();
    assertThat(ana.may(Grant.ROOM_READ)).isFalse();
    assertThat(ana.may(Grant.ROOM_CREATE)).isFalse();
    assertThat(users.authenticate("ben", token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"roomCreate", "roomList"})
  void showsRoomsToWhoeverMayMakeOrListThem(String claim) {
    String token = token("\"video\":{\"" + claim + "\":true}");

    assertThat(users.authenticate("devkey", token).orElseThrow().may(Grant.ROOM_READ)).isTrue();
  }

  @Test
  void takesATokenWithoutIdentityUnderTheNameOfItsKeyAlone() {
    String token = token("\"video\":{\"roomList\":true}");

    assertThat(users.authenticate("devkey", token)).map(Caller::name).hasValue("devkey");
    assertThat(users.authenticate("plain", token)).isEmpty();
  }

  @Test
  void knowsTheHolderOfATokenThatGrantsNothing() {
    Optional<Caller> ana = users.authenticate("ana", token("\"sub\":\"ana\""));

    assertThat(ana).map(Caller::name).hasValue("ana");
    assertThat(ana.orElseThrow().everywhere()).isEmpty();
  }

  @Test
  void takesNoTokenThatSomebodyElseSigned() {
    String forged =
        SignedToken.of("{\"iss\":\"devkey\",\"video\":{\"roomCreate\":true}}")
            .withSecret("guessed")
            .text();

    assertThat(users.authenticate("ana", forged)).isEmpty();
  }

  private static String token(String claims) {
    return SignedToken.of("{\"iss\":\"devkey\"," + claims + "}").text();
  }
}
