package dev.atrium.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SharedSecretTurnServerTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_800_000_000L);
  private static final TurnHolder ROOM = new TurnHolder("room-1", "RM_one");

  @Test
  void signsAsCoturnChecks() { // Thrift spec §7.1
    SharedSecretTurnServer server = new SharedSecretTurnServer(List.of("example-secret"));

    assertThat(server.credentials(ROOM, EXPIRES))
        .contains(new TurnCredentials("1800000000:room-1", "/2nzcEaY+bxtaiD3WpzGEBYO3DE="));
  }

  @Test
  void signsWithTheFirstSecretAlone() {
    SharedSecretTurnServer rotating = new SharedSecretTurnServer(List.of("example-secret", "old"));

    assertThat(rotating.credentials(ROOM, EXPIRES))
        .contains(new TurnCredentials("1800000000:room-1", "/2nzcEaY+bxtaiD3WpzGEBYO3DE="));
  }

  @Test
  void writesTheTimeInPlainDigitsWhateverTheLocale() {
    SharedSecretTurnServer server = new SharedSecretTurnServer(List.of("example-secret"));
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "de-CH")) {
        Locale.setDefault(Locale.forLanguageTag(tag));

        assertThat(server.credentials(ROOM, EXPIRES).orElseThrow().username())
            .as(tag)
            .isEqualTo("1800000000:room-1");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void takesASecretOfAnyTextAsUtf8() {
    TurnCredentials one =
        new SharedSecretTurnServer(List.of("gehéim")).credentials(ROOM, EXPIRES).orElseThrow();
    TurnCredentials other =
        new SharedSecretTurnServer(List.of("geheim")).credentials(ROOM, EXPIRES).orElseThrow();

    assertThat(one.password()).hasSize(28).isNotEqualTo(other.password());
  }

  @Test
  void givesNothingWithoutASecret() {
    assertThat(new SharedSecretTurnServer(List.of()).credentials(ROOM, EXPIRES)).isEmpty();
  }
}
