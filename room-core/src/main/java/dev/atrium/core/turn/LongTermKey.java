package dev.atrium.core.turn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a TURN server has to know of a user instead of the password (RFC 5389 §15.4). */
final class LongTermKey {
  private LongTermKey() {}

  /** In lower-case hexadecimal digits. */
  static String of(String username, String realm, String password) {
    String joined = username + ":" + realm + ":" + password;
    try {
      byte[] key = MessageDigest.getInstance("MD5").digest(joined.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
