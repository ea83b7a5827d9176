package dev.atrium.thrift;

import dev.atrium.core.access.Grant;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Thrift is served over TCP, and to whom.
 *
 * @param enabled whether it is served there at all; over HTTP it always is
 * @param onewayPort of a second listener that never answers {@code update} (Thrift spec §3); 0 for
 *     none
 * @param ioThreads event loops, each of which serves its share of the connections; 0 for one per
 *     processor
 * @param anonymousGrants what callers without a token may do
 */
@ConfigurationProperties("room.thrift")
record ThriftProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("127.0.0.1") InetAddress address,
    @DefaultValue("4000") int port,
    @DefaultValue("0") int onewayPort,
    @DefaultValue("0") int ioThreads,
    @DefaultValue Set<Grant> anonymousGrants) {
  private static final int MOST_THREADS = 1_024;

  ThriftProperties {
    Require.port(port, "room.thrift.port");
    Require.port(onewayPort, "room.thrift.oneway-port");
    Require.between(0, MOST_THREADS, ioThreads, "room.thrift.io-threads");
  }

  InetSocketAddress at(int somePort) {
    return new InetSocketAddress(address, somePort);
  }
}
