package dev.atrium.app.start;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atrium.app.config.DevelopmentSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;

/** An access token of the development key, to be copied from the start of the log. */
final class DevelopmentToken {
  private static final Duration VALIDITY = Duration.ofDays(7);
  private static final int LEAST_KEY_BYTES = 32; // zeros at the end leave an HMAC what it is

  private DevelopmentToken() {}

  /** One that makes, lists and deletes rooms. */
  static String issue(Instant now) {
    byte[] secret = DevelopmentSecrets.SECRET.getBytes(StandardCharsets.UTF_8);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(DevelopmentSecrets.KEY)
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .claim("video", Map.of("roomCreate", true, "roomList", true))
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(Arrays.copyOf(secret, LEAST_KEY_BYTES)));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
    return token.serialize();
  }
}
