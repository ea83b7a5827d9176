package dev.atrium.app.turn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages by MESSAGE-INTEGRITY (RFC 5389 §15.4), and checks what somebody else signed. */
final class StunKey {
  private static final String ALGORITHM = "HmacSHA1";
  private static final int CODE = 20;
  private static final int ATTRIBUTE = 4 + CODE;

  private final SecretKeySpec key;

  private StunKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static StunKey shortTerm(String password) {
    return new StunKey(password.getBytes(StandardCharsets.UTF_8));
  }

  static StunKey longTerm(String username, String realm, String password) {
    String joined = username + ":" + realm + ":" + password;
    try {
      return new StunKey(
          MessageDigest.getInstance("MD5").digest(joined.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  StunMessage sign(StunMessage message) {
    return message.with(
        new StunAttribute(StunAttribute.MESSAGE_INTEGRITY, code(message.toBytes())));
  }

  /** Whether the message was signed with this key; what follows the signature does not count. */
  boolean signed(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).position(StunMessage.HEADER);
    while (in.hasRemaining()) {
      int start = in.position();
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (type == StunAttribute.MESSAGE_INTEGRITY) {
        byte[] signature = new byte[length];
        in.get(signature);
        return Arrays.equals(code(Arrays.copyOf(message, start)), signature);
      }
      in.position(in.position() + length + StunMessage.padding(length));
    }
    return false;
  }

  /** Of all before the signature, with a length that includes it. */
  private byte[] code(byte[] before) {
    ByteBuffer.wrap(before).putShort(2, (short) (before.length - StunMessage.HEADER + ATTRIBUTE));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(before);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
