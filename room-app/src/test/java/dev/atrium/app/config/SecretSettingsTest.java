package dev.atrium.app.config;

import static dev.atrium.app.config.SettingsBinder.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.app.keys.KeyRing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class SecretSettingsTest {

  @Test
  void showNoSecretWhenPrinted() {
    TurnDatabaseProperties turn =
        bind(
            "room.turn",
            TurnDatabaseProperties.class,
            "room.turn.redis.uri=redis://:hidden@redis.example.org");

    String printed =
        List.of(
                bind("room", KeysProperties.class, "room.keys.key=hidden"),
                new KeySources(new KeysProperties(Map.of("key", "hidden"), ""), "").read(),
                new KeyRing(Map.of("key", "hidden")),
                bind("room", UsersProperties.class, "room.users.ana.password=hidden"),
                bind("room.turn", TurnProperties.class, "room.turn.secrets=hidden"),
                turn,
                turn.toSettings())
            .toString();

    assertThat(printed).contains("key", "ana").doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "'', must not be empty",
    "{md5}abc, one of [bcrypt",
    "{bcrypt}abc, a whole bcrypt hash",
    "{pbkdf2}abc, a whole pbkdf2 hash",
    "{pbkdf2}abcdef, a whole pbkdf2 hash",
    "{noop}, a whole noop hash",
    "$2b$10$abcdefghijklmnopqrstuuJpBW1k9qKhGJzXdqVTDXSqs9AfYs1yW, the kind of its hash before it"
  })
  void refusePasswordsThatNobodyCouldGive(String password, String complaint) {
    String setting = "room.users.ana.password=" + password;

    assertThatThrownBy(() -> bind("room", UsersProperties.class, setting))
        .rootCause()
        .hasMessageStartingWith("room.users.ana.password must")
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("abc");
  }

  @Test
  void takePasswordsOfEveryKindThatCanBeCompared() {
    String bcrypt = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("abc");
    String pbkdf2 =
        "{pbkdf2}" + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("abc");

    for (String password : List.of(bcrypt, pbkdf2, "{noop}abc", "abc", "{")) {
      String setting = "room.users.ana.password=" + password;
      assertThat(bind("room", UsersProperties.class, setting).users()).as(password).hasSize(1);
    }
  }
}
