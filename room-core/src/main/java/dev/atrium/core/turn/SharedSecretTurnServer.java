package dev.atrium.core.turn;

import dev.atrium.core.TurnCredentials;
import dev.atrium.core.port.TurnServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-limited credentials as coturn's {@code use-auth-secret} checks them (Thrift spec §7.1): the
 * user name is the expiry in decimal seconds, a colon and the subject; the password is the base64
 * HMAC-SHA1 of the user name. The first secret signs; further ones are those that coturn may still
 * know while they are rotated.
 */
public final class SharedSecretTurnServer implements TurnServer {
  private static final String ALGORITHM = "HmacSHA1";

  private final Optional<SecretKeySpec> key;

  /**
   * @param secrets the signing one first; none switches TURN off
   */
  public SharedSecretTurnServer(List<String> secrets) {
    key =
        secrets.stream()
            .findFirst()
            .map(first -> new SecretKeySpec(first.getBytes(StandardCharsets.UTF_8), ALGORITHM));
  }

  @Override
  public Optional<TurnCredentials> credentials(String subject, Instant expires) {
    return key.map(
        signing -> {
          String username = expires.getEpochSecond() + ":" + subject;
          return new TurnCredentials(username, sign(signing, username));
        });
  }

  private static String sign(SecretKeySpec key, String username) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
