package dev.atrium.thrift;

import dev.atrium.core.access.Caller;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connections there may be, how fast each may call and how long it may keep us waiting
 * (Thrift spec §6).
 *
 * @param rateLimit calls per second and connection; 0 for no limit
 * @param rateBurst calls that a connection may make at once after a pause
 */
@ConfigurationProperties("room.thrift")
record ThriftConnectionProperties(
    @DefaultValue("2000") int maxConnections,
    @DefaultValue("200") int maxConnectionsPerIp,
    @DefaultValue("200") int rateLimit,
    @DefaultValue("400") int rateBurst,
    @DefaultValue("5s") Duration firstByteTimeout,
    @DefaultValue("5s") Duration messageTimeout,
    @DefaultValue("5s") Duration writeTimeout,
    @DefaultValue("10m") Duration idleTimeout) {

  ThriftConnectionProperties {
    Require.that(maxConnections > 0, "room.thrift.max-connections", "must be at least 1");
    Require.that(
        maxConnectionsPerIp > 0, "room.thrift.max-connections-per-ip", "must be at least 1");
    Require.that(rateLimit >= 0, "room.thrift.rate-limit", "must not be negative");
    Require.that(rateBurst > 0, "room.thrift.rate-burst", "must be at least 1");
    Require.timeout(firstByteTimeout, "room.thrift.first-byte-timeout");
    Require.timeout(messageTimeout, "room.thrift.message-timeout");
    Require.timeout(writeTimeout, "room.thrift.write-timeout");
    Require.timeout(idleTimeout, "room.thrift.idle-timeout");
  }

  Connections toConnections() {
    return new Connections(new ConnectionCount(maxConnections, maxConnectionsPerIp));
  }

  /** Those of connections that carry HTTP; the others have their {@link ConnectionRules}. */
  AddressRates toRates() {
    return new AddressRates(rateLimit, rateBurst, System::nanoTime);
  }

  ConnectionRules rules(MessageLimits limits, Set<ThriftProtocol> protocols, Caller anonymous) {
    return new ConnectionRules(limits, timeouts(), protocols, rateLimit, rateBurst, anonymous);
  }

  private ConnectionTimeouts timeouts() {
    return new ConnectionTimeouts(
        firstByteTimeout.toNanos(),
        messageTimeout.toNanos(),
        writeTimeout.toNanos(),
        idleTimeout.toNanos());
  }
}
