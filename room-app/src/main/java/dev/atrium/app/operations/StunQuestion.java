package dev.atrium.app.operations;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A request to a TURN or STUN server that carries nothing (RFC 5389 §6): a STUN server tells an
 * address, a TURN server refuses a relay to somebody without credentials.
 */
final class StunQuestion {
  static final int HEADER = 20;

  private static final short BINDING = 0x0001;
  private static final short ALLOCATE = 0x0003;
  private static final int CLASS = 0x0110;
  private static final int SUCCESS = 0x0100;
  private static final int ERROR = 0x0110;
  private static final int COOKIE = 0x2112_A442;
  private static final int COOKIE_AT = 4;
  private static final int TRANSACTION = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  /**
   * @param relay whether a relay is asked for
   */
  StunQuestion(boolean relay) {
    byte[] transaction = new byte[TRANSACTION];
    RANDOM.nextBytes(transaction);
    bytes =
        ByteBuffer.allocate(HEADER)
            .putShort(relay ? ALLOCATE : BINDING)
            .putShort((short) 0)
            .putInt(COOKIE)
            .put(transaction)
            .array();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether a message with that beginning is an answer to this, of whatever kind. */
  boolean isAnsweredBy(byte[] header) {
    if (header.length < HEADER) {
      return false;
    }
    int type = ByteBuffer.wrap(header).getShort();
    int kind = type & CLASS;
    return (kind == SUCCESS || kind == ERROR)
        && (type & ~CLASS) == ByteBuffer.wrap(bytes).getShort()
        && Arrays.equals(header, COOKIE_AT, HEADER, bytes, COOKIE_AT, HEADER);
  }
}
