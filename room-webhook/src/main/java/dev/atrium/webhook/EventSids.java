package dev.atrium.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.core.StoredEvent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids by which receivers know an event again. They follow from the room's sid and the number of the
 * event in its life, and so are the same for every receiver, repetition and restart.
 */
final class EventSids {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int LENGTH = 12;

  private EventSids() {}

  /** {@code EV_} and 12 characters. */
  static String of(StoredEvent stored) {
    String event = stored.event().room().sid().value() + "/" + stored.version();
    ByteBuffer digest = ByteBuffer.wrap(sha256(event.getBytes(UTF_8)));
    StringBuilder sid = new StringBuilder("EV_");
    for (int i = 0; i < LENGTH; i++) { // of two bytes each: no character is much likelier
      sid.append(ALPHABET.charAt(Short.toUnsignedInt(digest.getShort()) % ALPHABET.length()));
    }
    return sid.toString();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
