package dev.atrium.app.config;

import static dev.atrium.app.config.SettingsBinder.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.store.redis.RedisTurnSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "turn:turn.example.org:3478?transport=udp, true",
    "turns:[2001:db8::1]:5349?transport=tcp, true",
    "stun:10.0.0.1, true",
    "http://turn.example.org, false",
    "turn:turn.example.org?transport=quic, false",
    "turn:turn.example.org:65536, false",
    "turn:turn.example.org:0, false",
    "'turn:turn example.org', false",
  })
  void takeOnlyTurnUrisThatClientsUnderstand(String uri, boolean good) {
    String setting = "room.turn.uris[0]=" + uri;

    if (good) {
      assertThat(bind("room.turn", TurnProperties.class, setting).uris()).containsExactly(uri);
    } else {
      assertThatThrownBy(() -> bind("room.turn", TurnProperties.class, setting))
          .rootCause()
          .hasMessageStartingWith("room.turn.uris[0] must")
          .hasMessageNotContaining(uri);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "turn:a.example, true, UDP, a.example, 3478",
    "turn:a.example:443?transport=tcp, true, TCP, a.example, 443",
    "turns:a.example, true, TLS, a.example, 5349",
    "turns:[2001:db8::1]:443?transport=tcp, true, TLS, 2001:db8::1, 443",
    "turns:a.example?transport=udp, true, DTLS, a.example, 5349",
    "stun:10.0.0.1, false, UDP, 10.0.0.1, 3478",
    "stuns:10.0.0.1, false, TLS, 10.0.0.1, 5349"
  })
  void sayWhereAServerIs(
      String uri, boolean relays, TurnUri.Transport transport, String host, int port) {
    String setting = "room.turn.uris[0]=" + uri;

    assertThat(bind("room.turn", TurnProbeProperties.class, setting).servers())
        .containsExactly(new TurnUri(uri, relays, transport, host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "room.turn.mode=user-database, room.turn.realm",
    "room.turn.realm=two words, room.turn.realm",
    "room.turn.realm=per%cent, room.turn.realm",
    "room.turn.redis.uri=hidden, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hid^hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hid%hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden/hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden#hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden@host:99999, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden@, room.turn.redis.uri",
    "room.turn.redis.namespace=a/b, room.turn.redis.namespace"
  })
  void refuseAUserDatabaseThatNoTurnServerCouldRead(String setting, String property) {
    assertThatThrownBy(() -> turnDatabase(setting))
        .rootCause()
        .hasMessageStartingWith(property + " must")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void nameTheDatabaseThatTheTurnServerReads() {
    TurnDatabaseProperties database =
        turnDatabase("room.turn.mode=user-database", "room.turn.realm=turn.example.org");

    assertThat(database.mode()).isEqualTo(TurnDatabaseProperties.Mode.USER_DATABASE);
    assertThat(database.toSettings())
        .isEqualTo(new RedisTurnSettings("redis://127.0.0.1:6379", "turn.example.org", "atrium"));
  }

  private static TurnDatabaseProperties turnDatabase(String... settings) {
    return bind("room.turn", TurnDatabaseProperties.class, settings);
  }

  @Test
  void signNoCredentialsWhileTurnIsSwitchedOff() {
    TurnProperties turn =
        bind(
            "room.turn",
            TurnProperties.class,
            "room.turn.enabled=false",
            "room.turn.secrets=hidden");

    assertThat(turn.active()).isEmpty();
  }
}
