package dev.atrium.app.access;

import static dev.atrium.app.access.VerifiedTokens.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.core.TestClock;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From when to when a token is good; reasons are those of LiveKit spec §3.2. */
class TimesOfTokensTest {
  private final TestClock clock = new TestClock();
  private final long now = clock.instant().getEpochSecond();
  private final VerifiedTokens tokens = new VerifiedTokens(clock);

  @Test
  void clocksMayDifferByAMinute() {
    assertThat(tokens.verifies(SignedToken.of(claims("\"exp\":" + (now - 59))))).isTrue();
    assertThat(tokens.verifies(SignedToken.of(claims("\"nbf\":" + (now + 60))))).isTrue();
    tokens.assertRefused(
        SignedToken.of(claims("\"exp\":" + (now - 60))),
        Kind.INVALID,
        "token has invalid claims: token is expired");
    tokens.assertRefused(
        SignedToken.of(claims("\"nbf\":" + (now + 61))),
        Kind.INVALID,
        "token has invalid claims: token is not valid yet");
  }

  @Test
  void severalProblemsOfTimeAreAllNamed() {
    tokens.assertRefused(
        SignedToken.of(claims("\"exp\":0,\"nbf\":" + (now + 120))),
        Kind.INVALID,
        "token has invalid claims: token is expired, token is not valid yet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":null",
        "\"exp\":4102444800.5",
        "\"exp\":\"4102444800\"",
        "\"exp\":1e300",
        "\"iat\":4102444800"
      })
  void timesMayBeAbsentFractionsOrTexts(String claim) {
    assertThat(tokens.verifies(SignedToken.of(claims(claim)))).isTrue();
  }

  @Test
  void anExpiryCanBeRequired() {
    JwtAccessTokens strict = new JwtAccessTokens(tokens::keys, true, clock);

    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> strict.verify(SignedToken.of(claims("")).text()))
        .extracting(TokenException::reason)
        .isEqualTo(
            "token has invalid claims:"
                + " token is missing required claim: exp claim is required");
  }
}
