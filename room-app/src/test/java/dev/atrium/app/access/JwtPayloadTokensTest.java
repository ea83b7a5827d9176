package dev.atrium.app.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.TestClock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LiveKit spec §5.3. */
class JwtPayloadTokensTest {
  private static final byte[] BODY = "{\"event\":\"room_started\"}".getBytes(UTF_8);

  private final Map<String, String> keys = new HashMap<>(Map.of("devkey", "secret"));
  private final TestClock clock = new TestClock();
  private final JwtPayloadTokens tokens = new JwtPayloadTokens(() -> new ApiKeys(keys), clock);

  @Test
  void aTokenSaysWhoSignedWhenAndWhat() {
    JsonNode claims = part(tokens.issue("devkey", BODY), 1);

    long now = clock.instant().getEpochSecond();
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder("iss", "nbf", "iat", "exp", "sha256");
    assertThat(claims.path("iss").asString()).isEqualTo("devkey");
    assertThat(claims.path("nbf").asLong()).isEqualTo(now);
    assertThat(claims.path("iat").asLong()).isEqualTo(now);
    assertThat(claims.path("exp").asLong()).isEqualTo(now + 300);
    assertThat(claims.path("sha256").asString())
        .isEqualTo("w9NV0uLHjSON8P7eonnkKXDHY4ICORefbHDCviKIgX8=");
  }

  @Test
  void aTokenIsSignedWithTheSecretAsItIsNow() {
    String before = tokens.issue("devkey", BODY);
    keys.put("devkey", "another secret, which is longer than a block of the hash is ".repeat(2));
    String after = tokens.issue("devkey", BODY);

    assertSigned(before, "secret");
    assertSigned(after, keys.get("devkey"));
  }

  @Test
  void aKeyThatIsGoneSignsNothing() {
    keys.clear();

    assertThatThrownBy(() -> tokens.issue("devkey", BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("devkey");
  }

  private static void assertSigned(String token, String secret) {
    String[] parts = token.split("\\.", -1);
    SignedToken again = new SignedToken(text(parts[0]), text(parts[1]), secret, "HmacSHA256");
    assertThat(token).isEqualTo(again.text());
  }

  private static JsonNode part(String token, int number) {
    return JsonMapper.shared().readTree(text(token.split("\\.", -1)[number]));
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
