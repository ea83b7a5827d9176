package dev.atrium.app.config;

import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Where the nkMEDIA wire listens, and what its container lets through (nkMEDIA spec §1).
 *
 * @param address all of this machine's where none is given
 * @param path prefix of the paths that are served, by whole segments
 * @param rpc whether requests over HTTP are answered as well (§1.6)
 * @param ssl as {@code server.ssl} where it is not given, which may be not at all
 * @param idleTimeout how long a socket may be silent in both directions
 */
@ConfigurationProperties("room.ws")
record WsListenerProperties(
    @Nullable InetAddress address,
    @DefaultValue("9010") int port,
    @DefaultValue("/") String path,
    @DefaultValue("true") boolean rpc,
    @Nullable Tls ssl,
    @DefaultValue("1MB") DataSize maxMessageSize,
    @DefaultValue("180s") @DurationUnit(ChronoUnit.SECONDS) Duration idleTimeout) {

  /**
   * How the port speaks TLS.
   *
   * @param bundle one of {@code spring.ssl.bundle}
   */
  record Tls(String bundle) {}

  private static final Duration SHORTEST_IDLE_TIMEOUT = Duration.ofSeconds(5);

  WsListenerProperties {
    Require.port(port, "room.ws.port");
    Require.that(path.startsWith("/"), "room.ws.path", "must begin with /");
    Require.that(maxMessageSize.toBytes() > 0, "room.ws.max-message-size", "must be at least 1B");
    Require.that(
        idleTimeout.compareTo(SHORTEST_IDLE_TIMEOUT) >= 0,
        "room.ws.idle-timeout",
        "must be at least 5s");
  }
}
