package dev.atrium.ws.signal;

import dev.atrium.ws.OutboxLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much there may be.
 *
 * @param maxConnections at once; who comes beyond that is refused
 * @param queueMessages unsent messages at which a client that reads nothing is cut off
 * @param queueSize of unsent messages at which any client is cut off; a single one may be larger
 * @param queueEvents of one room that wait to be told, at which its connections are cut off; of the
 *     profile of each participant only the last update waits, and does not count
 * @param updatesPerSecond of one room that are told at once, each on its own; what exceeds that is
 *     gathered like joins and leaves, the newest state of each participant
 */
@ConfigurationProperties("room.signal")
record SignalLimits(
    @DefaultValue("20000") int maxConnections,
    @DefaultValue("1024") int queueMessages,
    @DefaultValue("8MB") DataSize queueSize,
    @DefaultValue("2000") int queueEvents,
    @DefaultValue("200") int updatesPerSecond) {

  SignalLimits {
    if (queueMessages < 2) {
      throw new IllegalArgumentException("room.signal.queue-messages must be 2 or more");
    }
    if (updatesPerSecond < 1) {
      throw new IllegalArgumentException("room.signal.updates-per-second must be 1 or more");
    }
  }

  OutboxLimits outbox() {
    return new OutboxLimits(queueMessages, queueSize.toBytes());
  }
}
