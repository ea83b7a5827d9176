package dev.atrium.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many sockets the nkMEDIA wire keeps at once; an excess one is answered as a wrong path is.
 *
 * @param maxConnectionsPerAddress 0 for any number; behind a proxy that is its address, unless
 *     {@code server.forward-headers-strategy} says whom to believe
 */
@ConfigurationProperties("room.ws")
record WsCapacityProperties(
    @DefaultValue("20000") int maxConnections, @DefaultValue("0") int maxConnectionsPerAddress) {

  WsCapacityProperties {
    Require.that(maxConnections > 0, "room.ws.max-connections", "must be at least 1");
    Require.that(
        maxConnectionsPerAddress >= 0,
        "room.ws.max-connections-per-address",
        "must not be negative");
  }

  Capacity toCapacity() {
    return new Capacity(maxConnections, maxConnectionsPerAddress);
  }
}
