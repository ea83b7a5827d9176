package dev.atrium.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses belong to this machine or to a network of one's own. */
final class PrivateAddresses {
  private PrivateAddresses() {}

  /**
   * Loopback, link-local, private, shared, unspecified and multicast addresses of both families.
   */
  static boolean contain(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isOwnV4(bytes, 0) : isOwnV6(bytes);
  }

  /** What the JDK has no word for; the addresses begin at that byte. */
  private static boolean isOwnV4(byte[] bytes, int from) {
    int first = bytes[from] & 0xFF;
    int second = bytes[from + 1] & 0xFF;
    return first == 0 // this network
        || first == 10
        || first == 127
        || (first == 100 && second >= 64 && second < 128) // shared by providers, RFC 6598
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 198 && (second == 18 || second == 19)) // benchmarks, RFC 2544
        || first >= 224; // multicast, reserved, broadcast
  }

  private static boolean isOwnV6(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if ((first & 0xFE) == 0xFC) { // unique local, RFC 4193
      return true;
    }
    if (first == 0x20 && second == 0x02) { // 6to4 carries an IPv4 address
      return isOwnV4(bytes, 2);
    }
    boolean translated = first == 0 && second == 0x64 && bytes[2] == (byte) 0xFF; // NAT64
    boolean embedded = zero(bytes, 0, 10); // mapped or compatible
    return (translated || embedded) && isOwnV4(bytes, 12);
  }

  private static boolean zero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
