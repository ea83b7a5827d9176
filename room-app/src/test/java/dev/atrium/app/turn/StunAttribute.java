package dev.atrium.app.turn;

import java.nio.charset.StandardCharsets;

/** One attribute of a STUN message: its type and its value, without padding. */
final class StunAttribute {
  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int LIFETIME = 0x000D;
  static final int REALM = 0x0014;
  static final int NONCE = 0x0015;
  static final int XOR_RELAYED_ADDRESS = 0x0016;
  static final int REQUESTED_TRANSPORT = 0x0019;
  static final int XOR_MAPPED_ADDRESS = 0x0020;

  private final int type;
  private final byte[] value;

  StunAttribute(int type, byte[] value) {
    this.type = type;
    this.value = value;
  }

  static StunAttribute of(int type, String text) {
    return new StunAttribute(type, text.getBytes(StandardCharsets.UTF_8));
  }

  int type() {
    return type;
  }

  byte[] value() {
    return value;
  }

  String text() {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** The number of an ERROR-CODE (RFC 5389 §15.6). */
  int errorCode() {
    return (value[2] & 7) * 100 + value[3];
  }
}
