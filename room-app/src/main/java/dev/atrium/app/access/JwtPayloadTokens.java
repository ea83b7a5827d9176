package dev.atrium.app.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atrium.core.access.PayloadTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;

/** The tokens of webhooks (LiveKit spec §5.3): JWTs that carry the hash of the body. */
public final class JwtPayloadTokens implements PayloadTokens {
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
  private static final int SHORTEST_SECRET = 32;

  private final Function<String, Optional<String>> secrets;
  private final InstantSource clock;

  /**
   * @param secrets the secret of each key that is good now
   */
  public JwtPayloadTokens(Function<String, Optional<String>> secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String issue(String apiKey, byte[] payload) {
    String secret =
        secrets
            .apply(apiKey)
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
    SignedJWT token = new SignedJWT(HEADER, claims);
    try {
      token.sign(new MACSigner(padded(secret)));
    } catch (JOSEException e) {
      throw new IllegalStateException("HMAC with SHA-256 failed", e);
    }
    return token.serialize();
  }

  /** HMAC fills a short secret up with zeros; the library wants that done before. */
  private static byte[] padded(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.max(bytes.length, SHORTEST_SECRET));
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
