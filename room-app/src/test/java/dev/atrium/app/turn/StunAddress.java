package dev.atrium.app.turn;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Addresses in the disguise that keeps routers from changing them (RFC 5389 §15.2). */
final class StunAddress {
  private static final int START = 4;

  private StunAddress() {}

  static InetSocketAddress of(StunMessage message, StunAttribute attribute) {
    byte[] value = attribute.value();
    int port = Short.toUnsignedInt(ByteBuffer.wrap(value).getShort(2)) ^ StunMessage.COOKIE >>> 16;
    byte[] mask =
        ByteBuffer.allocate(16).putInt(StunMessage.COOKIE).put(message.transaction()).array();
    byte[] address = Arrays.copyOfRange(value, START, value.length);
    for (int i = 0; i < address.length; i++) {
      address[i] ^= mask[i];
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address", e);
    }
  }
}
