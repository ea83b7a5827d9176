package dev.atrium.ws.nkmedia;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long connections wait for what (spec §1.4).
 *
 * @param pingInterval time between two pings, whole seconds; the client is told
 * @param answerTimeout for a client's answer to a request of the server
 * @param ackedTimeout the same from each ack on, and the server's own time for what it acked
 * @param idleTimeout without a message in either direction
 * @param sendTimeout for the transport to take one message
 */
@ConfigurationProperties("room.ws")
record NkTimings(
    @DefaultValue("60s") Duration pingInterval,
    @DefaultValue("10s") Duration answerTimeout,
    @DefaultValue("180s") Duration ackedTimeout,
    @DefaultValue("180s") Duration idleTimeout,
    @DefaultValue("10s") Duration sendTimeout) {
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  NkTimings {
    require("ping-interval", pingInterval);
    require("answer-timeout", answerTimeout);
    require("acked-timeout", ackedTimeout);
    require("idle-timeout", idleTimeout);
  }

  private static void require(String property, Duration value) {
    if (value.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("room.ws." + property + " must be 5s or longer");
    }
  }
}
