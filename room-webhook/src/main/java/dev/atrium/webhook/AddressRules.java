package dev.atrium.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where receivers may be. Names are resolved each time, since what they stand for changes. */
final class AddressRules {
  private final boolean refusePrivate;
  private final Set<String> allowedHosts;

  /**
   * @param refusePrivate whether private addresses are refused
   * @param allowedHosts hosts in lower case that may have one all the same
   */
  AddressRules(boolean refusePrivate, List<String> allowedHosts) {
    this.refusePrivate = refusePrivate;
    this.allowedHosts = Set.copyOf(allowedHosts);
  }

  /** Whether it may be called. A host that is not found may: calling it fails anyway. */
  boolean admit(URI uri) {
    String host = host(uri);
    if (!refusePrivate || allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(PrivateAddresses::contain);
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** As in the URL, an IPv6 address without its brackets. */
  private static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
