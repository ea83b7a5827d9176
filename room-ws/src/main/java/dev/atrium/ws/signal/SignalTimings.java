package dev.atrium.ws.signal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long connections wait for what (signalling spec §4).
 *
 * @param pingInterval between two signs of life of a client, whole seconds; the client is told
 * @param pingTimeout without one, after which either side gives the connection up, whole seconds
 * @param updateDelay for which joins and leaves are gathered into one update
 * @param tokenInterval between two fresh tokens
 * @param tokenValidity of a fresh token
 * @param sendTimeout for the transport to take one message
 */
@ConfigurationProperties("room.signal")
record SignalTimings(
    @DefaultValue("5s") Duration pingInterval,
    @DefaultValue("15s") Duration pingTimeout,
    @DefaultValue("100ms") Duration updateDelay,
    @DefaultValue("5m") Duration tokenInterval,
    @DefaultValue("10m") Duration tokenValidity,
    @DefaultValue("10s") Duration sendTimeout) {

  SignalTimings {
    require(pingInterval.toSeconds() >= 1, "ping-interval must be 1s or longer");
    require(
        pingTimeout.compareTo(pingInterval.multipliedBy(2)) > 0,
        "ping-timeout must be more than twice ping-interval");
    require(!updateDelay.isNegative(), "update-delay must not be negative");
    require(
        tokenInterval.toSeconds() >= 1 && tokenValidity.compareTo(tokenInterval) > 0,
        "token-validity must be longer than token-interval");
  }

  private static void require(boolean holds, String claim) {
    if (!holds) {
      throw new IllegalArgumentException("room.signal." + claim);
    }
  }
}
