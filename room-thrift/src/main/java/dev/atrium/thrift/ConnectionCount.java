package dev.atrium.thrift;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts connections, in all and by address, and says when there are enough. */
final class ConnectionCount {
  private final int max;
  private final int maxPerAddress;
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int total;

  ConnectionCount(int max, int maxPerAddress) {
    this.max = max;
    this.maxPerAddress = maxPerAddress;
  }

  /** Takes a place; or says why there is none. */
  synchronized Optional<RejectReason> enter(InetAddress address) {
    if (total >= max) {
      return Optional.of(RejectReason.MAX);
    }
    if (byAddress.getOrDefault(address, 0) >= maxPerAddress) {
      return Optional.of(RejectReason.PER_IP);
    }
    total++;
    byAddress.merge(address, 1, Integer::sum);
    return Optional.empty();
  }

  /** Gives the place back. */
  synchronized void leave(InetAddress address) {
    total--;
    byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
