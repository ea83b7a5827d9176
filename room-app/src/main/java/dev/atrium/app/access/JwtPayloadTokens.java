package dev.atrium.app.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.atrium.core.access.PayloadTokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.function.Supplier;

/** The tokens of webhooks (LiveKit spec §5.3): JWTs that carry the hash of the body. */
public final class JwtPayloadTokens implements PayloadTokens {
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private final Supplier<ApiKeys> keys;
  private final InstantSource clock;

  /**
   * @param keys those that are good now
   */
  public JwtPayloadTokens(Supplier<ApiKeys> keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String issue(String apiKey, byte[] payload) {
    ApiKeys.ApiKey key =
        keys.get()
            .find(apiKey)
            .orElseThrow(() -> new IllegalArgumentException("the API key is not known any more"));
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(apiKey)
            .notBeforeTime(Date.from(now))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .claim("sha256", sha256(payload))
            .build();
    return key.sign(claims.toPayload());
  }

  private static String sha256(byte[] payload) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
