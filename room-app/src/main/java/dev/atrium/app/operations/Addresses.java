package dev.atrium.app.operations;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Socket addresses as they stand in URLs. */
public final class Addresses {
  private Addresses() {}

  /** {@code host:port}, with brackets around an IPv6 address. */
  public static String hostAndPort(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host)
        + ":"
        + address.getPort();
  }
}
