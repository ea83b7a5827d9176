package dev.atrium.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard it is tried.
 *
 * @param retryFor how long after an event it is sent again while its receiver fails
 * @param responseTimeout for a whole exchange, redirects included
 * @param parallelRequests how many rooms a receiver is told of at the same time
 * @param maxLaggingRooms how many rooms a receiver may be behind with before it is told of no
 *     others
 */
@ConfigurationProperties("room.webhook")
record DeliveryProperties(
    @DefaultValue("durable") Mode delivery,
    @DefaultValue("24h") Duration retryFor,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration responseTimeout,
    @DefaultValue("32") int parallelRequests,
    @DefaultValue("1000") int maxLaggingRooms) {

  DeliveryProperties {
    require(!retryFor.isNegative(), "retry-for must not be negative");
    require(connectTimeout.isPositive(), "connect-timeout must be positive");
    require(responseTimeout.isPositive(), "response-timeout must be positive");
    require(parallelRequests > 0, "parallel-requests must be at least 1");
    require(maxLaggingRooms >= parallelRequests, "max-lagging-rooms is below parallel-requests");
  }

  /** What becomes of events that cannot be delivered. */
  enum Mode {
    /** They are sent again for a long time, then kept as dead letters. */
    DURABLE,
    /** They are lost as early as by livekit-server. */
    ORIGINAL
  }

  private static void require(boolean satisfied, String demand) {
    if (!satisfied) {
      throw new IllegalArgumentException("room.webhook." + demand);
    }
  }
}
