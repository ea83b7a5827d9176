package dev.atrium.app.access;

import static dev.atrium.app.access.SignedToken.KEY;
import static dev.atrium.app.access.SignedToken.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.core.TestClock;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.util.Map;

/** Tokens and who verifies them, with keys and a clock in the hands of a test. */
final class VerifiedTokens {
  private ApiKeys keys = new ApiKeys(Map.of(KEY, SECRET, "other", "another-secret"));
  private final JwtAccessTokens tokens;

  VerifiedTokens(TestClock clock) {
    tokens = new JwtAccessTokens(this::keys, false, clock);
  }

  ApiKeys keys() {
    return keys;
  }

  /** Those alone are good from now on. */
  void use(ApiKeys others) {
    keys = others;
  }

  AccessToken verify(String token) throws TokenException {
    return tokens.verify(token);
  }

  /** One that says so and is good otherwise. */
  AccessToken ofClaims(String claims) throws TokenException {
    return verify(SignedToken.of(claims(claims)).text());
  }

  boolean verifies(SignedToken token) {
    try {
      return tokens.verify(token.text()).apiKey().length() > 0;
    } catch (TokenException e) {
      return false;
    }
  }

  void assertRefused(SignedToken token, Kind kind, String reason) {
    assertRefused(token.text(), kind, reason);
  }

  void assertRefused(String token, Kind kind, String reason) {
    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> tokens.verify(token))
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.reason()).isEqualTo(reason);
            });
  }

  /** Of the one key, and more. */
  static String claims(String more) {
    return "{\"iss\":\"" + KEY + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
  }
}
