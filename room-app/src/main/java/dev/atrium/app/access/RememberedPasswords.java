package dev.atrium.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right a short while ago: whoever sends one with each request would have it
 * hashed each time, which is slow on purpose. What is kept says nothing without a key that this
 * process drew for itself: a digest of the user, of what the settings hold for it, and of the
 * password. So nothing is right any more once one of them is another one, and what was wrong leaves
 * no trace.
 */
final class RememberedPasswords {
  private static final String HMAC = "HmacSHA256";
  private static final int MOST = 10_000;

  private final SecretKeySpec key = new SecretKeySpec(randomBytes(), HMAC);
  private final Cache<ByteBuffer, Boolean> right;

  /**
   * @param lifetime from when the password was compared; 0 for none
   */
  RememberedPasswords(Duration lifetime, Ticker ticker) {
    right =
        Caffeine.newBuilder()
            .expireAfterWrite(lifetime)
            .maximumSize(MOST)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** What stands for a password that somebody gave. */
  ByteBuffer digest(String user, String configured, String given) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      add(mac, user);
      add(mac, configured);
      add(mac, given);
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is not available", e);
    }
  }

  boolean isRight(ByteBuffer digest) {
    return right.getIfPresent(digest) != null;
  }

  void add(ByteBuffer digest) {
    right.put(digest, Boolean.TRUE);
  }

  /** With its length, so that no two triples of texts look the same. */
  private static void add(Mac mac, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    mac.update(bytes);
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
