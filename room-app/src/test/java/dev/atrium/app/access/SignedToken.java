package dev.atrium.app.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens as a client makes them: signed with the JDK alone, so that no library agrees with itself.
 */
record SignedToken(String header, String claims, String secret, String algorithm) {
  static final String KEY = "devkey";
  static final String SECRET = "secret";

  /** A well-formed one. */
  static SignedToken of(String claims) {
    return new SignedToken("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, SECRET, "HmacSHA256");
  }

  SignedToken withHeader(String changed) {
    return new SignedToken(changed, claims, secret, algorithm);
  }

  SignedToken withSecret(String changed) {
    return new SignedToken(header, claims, changed, algorithm);
  }

  SignedToken signedBy(String changed) {
    return new SignedToken(header, claims, secret, changed);
  }

  String text() {
    String signed = encode(header) + "." + encode(claims);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
