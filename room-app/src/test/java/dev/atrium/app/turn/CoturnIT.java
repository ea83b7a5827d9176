package dev.atrium.app.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.turn.TurnClient.Allocated;
import dev.atrium.app.turn.TurnClient.Refused;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.turn.SharedSecretTurnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That coturn lets in whom the signer names, and nobody else (Thrift spec §7.1, §7.2). */
@EnabledIf(
    value = "dev.atrium.core.program.Program#isCoturnThere",
    disabledReason = "coturn is not installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoturnIT {
  private static final String SECRET = "a-secret-of-this-test";
  private static final String EARLIER = "the-secret-before-it";

  @TempDir private static Path folder;
  private Coturn coturn;

  @BeforeAll
  void start() throws IOException {
    coturn = Coturn.sharing(folder, SECRET);
  }

  @AfterAll
  void stop() throws IOException {
    coturn.close();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsWhatIsSignedOverEveryTransport(TurnPort.Kind kind) throws IOException {
    TurnCredentials signed = sign(inSeconds(60), SECRET);

    assertThat(coturn.allocate(kind, signed.username(), signed.password()))
        .isInstanceOf(Allocated.class);
  }

  @Test
  void refusesWhatHasExpired() throws IOException {
    assertRefused(sign(inSeconds(-2), SECRET));
  }

  @Test
  void refusesWhatAnotherSecretSigned() throws IOException {
    assertRefused(sign(inSeconds(60), SECRET + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"later", "other room", "password", "unpadded", "fraction", "millis"})
  void refusesWhatWasAltered(String part) throws IOException {
    long expires = inSeconds(60).getEpochSecond();
    TurnCredentials signed = sign(inSeconds(60), SECRET);
    String password = signed.password();

    assertRefused(
        switch (part) {
          case "later" -> new TurnCredentials((expires + 600) + ":room-1", password);
          case "other room" -> new TurnCredentials(expires + ":room-2", password);
          case "password" -> new TurnCredentials(signed.username(), "A" + password);
          case "unpadded" -> new TurnCredentials(signed.username(), password.replace("=", ""));
          case "fraction" -> new TurnCredentials(expires + ".0:room-1", password);
          default -> new TurnCredentials(expires + "000:room-1", password);
        });
  }

  @Test
  void refusesNobodyWhileSecretsAreExchanged() throws Exception {
    TurnCredentials before = sign(inSeconds(60), EARLIER);
    TurnCredentials after = sign(inSeconds(60), SECRET, EARLIER);

    try (Coturn both = Coturn.sharing(folder, EARLIER, SECRET)) {
      assertThat(both.allocate(before.username(), before.password())).isInstanceOf(Allocated.class);
      assertThat(both.allocate(after.username(), after.password())).isInstanceOf(Allocated.class);
    }

    assertRefused(before);
    assertThat(coturn.allocate(after.username(), after.password())).isInstanceOf(Allocated.class);
  }

  private void assertRefused(TurnCredentials credentials) throws IOException {
    assertThat(coturn.allocate(credentials.username(), credentials.password()))
        .isEqualTo(new Refused(401));
  }

  private static Instant inSeconds(long seconds) {
    return Instant.now().plusSeconds(seconds);
  }

  private static TurnCredentials sign(Instant expires, String... secrets) {
    return new SharedSecretTurnServer(List.of(secrets))
        .credentials(new TurnHolder("room-1", "RM_one"), expires)
        .orElseThrow();
  }
}
