package dev.atrium.app.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a token: stands for it where the token itself should not be kept. */
record TokenDigest(long a, long b, long c, long d) {

  static TokenDigest of(String token) {
    try {
      byte[] text = token.getBytes(StandardCharsets.UTF_8);
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
      return new TokenDigest(
          digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
