package dev.atrium.app.access;

import dev.atrium.app.access.ApiKeys.ApiKey;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Access tokens as JWTs signed with HS256. Checks in the order and with the reasons of LiveKit spec
 * §3.2: form, API key, types of the claims, algorithm, signature, time.
 *
 * <p>Clients send one token with many requests: what has been verified is remembered for a while,
 * under a digest of the token, and counts until it expires or the keys are others.
 */
public final class JwtAccessTokens implements AccessTokens {
  private static final Duration LEEWAY = Duration.ofSeconds(60);

  private final Supplier<ApiKeys> keys;
  private final boolean requireExpiry;
  private final InstantSource clock;
  private final RememberedTokens remembered = new RememberedTokens();

  /**
   * @param keys those that are good now
   * @param requireExpiry whether a token without {@code exp} is refused
   */
  public JwtAccessTokens(Supplier<ApiKeys> keys, boolean requireExpiry, InstantSource clock) {
    this.keys = keys;
    this.requireExpiry = requireExpiry;
    this.clock = clock;
  }

  @Override
  public AccessToken verify(String text) throws TokenException {
    ApiKeys good = keys.get();
    TokenDigest digest = TokenDigest.of(text);
    Optional<AccessToken> known = remembered.find(digest, good).filter(token -> !isExpired(token));
    if (known.isPresent()) {
      return known.get();
    }
    AccessToken read = verify(CompactToken.parse(text), good);
    remembered.add(digest, good, read, text.length());
    return read;
  }

  private AccessToken verify(CompactToken token, ApiKeys good) throws TokenException {
    RegisteredClaims registered = RegisteredClaims.of(token.claims());
    ApiKey key =
        good.find(registered.issuer()).orElseThrow(() -> new TokenException(Kind.UNKNOWN_KEY, ""));
    AccessToken read = GrantClaims.read(token.claims(), registered);
    if (!token.algorithm().equals(CompactToken.ACCEPTED_ALGORITHM)) {
      throw invalid(
          "token signature is invalid: signing method " + token.algorithm() + " is invalid");
    }
    if (!key.hasSigned(token.signed(), token.signature())) {
      throw invalid("token signature is invalid: signature is invalid");
    }
    checkTime(read, registered);
    return read;
  }

  private void checkTime(AccessToken token, RegisteredClaims registered) throws TokenException {
    List<String> problems = new ArrayList<>();
    if (requireExpiry && token.expires().isEmpty()) {
      problems.add("token is missing required claim: exp claim is required");
    }
    if (isExpired(token)) {
      problems.add("token is expired");
    }
    Instant latest = clock.instant().plus(LEEWAY);
    if (registered.notBefore().filter(latest::isBefore).isPresent()) {
      problems.add("token is not valid yet");
    }
    if (!problems.isEmpty()) {
      throw invalid("token has invalid claims: " + String.join(", ", problems));
    }
  }

  private boolean isExpired(AccessToken token) {
    Instant now = clock.instant();
    return token.expires().filter(end -> !now.isBefore(end.plus(LEEWAY))).isPresent();
  }

  private static TokenException invalid(String reason) {
    return new TokenException(Kind.INVALID, reason);
  }
}
