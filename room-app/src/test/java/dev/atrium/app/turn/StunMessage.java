package dev.atrium.app.turn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A STUN message (RFC 5389 §6): a header of 20 bytes and attributes, each filled up to four bytes.
 */
final class StunMessage {
  static final int COOKIE = 0x2112A442;
  static final int HEADER = 20;
  static final int ALLOCATE = 0x0003;
  static final int ALLOCATED = 0x0103;
  private static final int TRANSACTION = 12;

  private final int type;
  private final byte[] transaction;
  private final List<StunAttribute> attributes;

  /**
   * @param transaction 12 bytes that a request and its answer share
   */
  StunMessage(int type, byte[] transaction, List<StunAttribute> attributes) {
    this.type = type;
    this.transaction = transaction;
    this.attributes = attributes;
  }

  static StunMessage of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int type = in.getShort();
    int length = in.getShort();
    if (in.getInt() != COOKIE || bytes.length != HEADER + length) {
      throw new IllegalArgumentException("no STUN message");
    }
    byte[] transaction = new byte[TRANSACTION];
    in.get(transaction);
    List<StunAttribute> attributes = new ArrayList<>();
    while (in.hasRemaining()) {
      int attribute = Short.toUnsignedInt(in.getShort());
      byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(value);
      in.position(in.position() + padding(value.length));
      attributes.add(new StunAttribute(attribute, value));
    }
    return new StunMessage(type, transaction, attributes);
  }

  int type() {
    return type;
  }

  byte[] transaction() {
    return transaction;
  }

  byte[] toBytes() {
    int length = attributes.stream().mapToInt(StunMessage::length).sum();
    ByteBuffer out = ByteBuffer.allocate(HEADER + length);
    out.putShort((short) type).putShort((short) length).putInt(COOKIE).put(transaction);
    for (StunAttribute attribute : attributes) {
      out.putShort((short) attribute.type()).putShort((short) attribute.value().length);
      out.put(attribute.value());
      out.position(out.position() + padding(attribute.value().length));
    }
    return out.array();
  }

  Optional<StunAttribute> find(int attribute) {
    return attributes.stream().filter(one -> one.type() == attribute).findFirst();
  }

  StunMessage with(StunAttribute attribute) {
    List<StunAttribute> more = new ArrayList<>(attributes);
    more.add(attribute);
    return new StunMessage(type, transaction, more);
  }

  private static int length(StunAttribute attribute) {
    return 4 + attribute.value().length + padding(attribute.value().length);
  }

  /** How many bytes follow a value, whatever they are. */
  static int padding(int length) {
    return -length & 3;
  }
}
