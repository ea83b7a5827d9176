package dev.atrium.app.access;

import static dev.atrium.app.access.SignedToken.SECRET;
import static dev.atrium.app.access.VerifiedTokens.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestClock;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token that comes again is not read again. */
class RememberedTokensTest {
  private final TestClock clock = new TestClock();
  private final long now = clock.instant().getEpochSecond();
  private final VerifiedTokens tokens = new VerifiedTokens(clock);

  @Test
  void aRememberedTokenExpiresLikeAnyOther() throws TokenException {
    String token = SignedToken.of(claims("\"exp\":" + (now + 10))).text();
    tokens.verify(token);
    clock.advance(Duration.ofSeconds(69));
    tokens.verify(token);

    clock.advance(Duration.ofSeconds(1));

    tokens.assertRefused(token, Kind.INVALID, "token has invalid claims: token is expired");
  }

  @Test
  void aRememberedTokenIsForgottenWithItsKey() throws TokenException {
    String token = SignedToken.of(claims("")).text();
    tokens.verify(token);

    tokens.use(new ApiKeys(Map.of("other", SECRET)));

    tokens.assertRefused(token, Kind.UNKNOWN_KEY, "");
  }

  @Test
  void aRememberedTokenIsTheSameObject() throws TokenException {
    String token = SignedToken.of(claims("")).text();

    assertThat(tokens.verify(token)).isSameAs(tokens.verify(token));
  }

  @Test
  void alteringARememberedTokenRefusesIt() throws TokenException {
    String token = SignedToken.of(claims("\"name\":\"a\"")).text();
    tokens.verify(token);

    String altered =
        SignedToken.of(claims("\"name\":\"b\"")).text().replaceFirst("[^.]*$", "")
            + token.substring(token.lastIndexOf('.') + 1);

    tokens.assertRefused(altered, Kind.INVALID, "token signature is invalid: signature is invalid");
  }
}
