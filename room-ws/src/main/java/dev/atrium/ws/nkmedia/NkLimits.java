package dev.atrium.ws.nkmedia;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a connection may have, and how far the wire may lag behind the rooms.
 *
 * @param queueMessages unsent messages at which a client that reads nothing is cut off
 * @param queueSize length of unsent messages at which any client is cut off; a single one may be
 *     longer
 * @param maxDepth of a message's objects and arrays within each other
 * @param maxSubscriptions what a client may be subscribed to at once
 * @param maxSubscriptionsSize of all that those say together
 * @param queueEvents events of rooms that nobody has been told at which those who want to hear of
 *     rooms are cut off
 */
@ConfigurationProperties("room.ws")
record NkLimits(
    @DefaultValue("256") int queueMessages,
    @DefaultValue("8MB") DataSize queueSize,
    @DefaultValue("500") int maxDepth,
    @DefaultValue("10000") int maxSubscriptions,
    @DefaultValue("1MB") DataSize maxSubscriptionsSize,
    @DefaultValue("10000") int queueEvents) {

  /** What the commands themselves need, and what can be walked through without fear. */
  private static final int LEAST_DEPTH = 10;

  private static final int MOST_DEPTH = 1_000;

  NkLimits {
    if (queueMessages < 2) {
      throw new IllegalArgumentException("room.ws.queue-messages must be 2 or more");
    }
    if (maxDepth < LEAST_DEPTH || maxDepth > MOST_DEPTH) {
      throw new IllegalArgumentException("room.ws.max-depth must be between 10 and 1000");
    }
    if (maxSubscriptions < 1) {
      throw new IllegalArgumentException("room.ws.max-subscriptions must be 1 or more");
    }
    if (maxSubscriptionsSize.toBytes() < 0) {
      throw new IllegalArgumentException("room.ws.max-subscriptions-size must be 0B or more");
    }
    if (queueEvents < 1) {
      throw new IllegalArgumentException("room.ws.queue-events must be 1 or more");
    }
  }

  /** What a connection may be subscribed to. */
  NkSubscriptions.Limits subscriptions() {
    return new NkSubscriptions.Limits(maxSubscriptions, maxSubscriptionsSize.toBytes());
  }
}
