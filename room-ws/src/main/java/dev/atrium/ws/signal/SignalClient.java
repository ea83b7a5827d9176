package dev.atrium.ws.signal;

import dev.atrium.core.ClientCapability;
import java.util.Set;

/**
 * What a client says of itself.
 *
 * @param protocol level of the signalling protocol that it speaks
 * @param dataProtocol level of data streams that it speaks; others are told
 * @param autoSubscribe whether it is to get every track without asking
 * @param adaptiveStream whether it says which sizes it needs
 */
record SignalClient(
    int protocol,
    int dataProtocol,
    Set<ClientCapability> capabilities,
    boolean autoSubscribe,
    boolean adaptiveStream) {
  private static final int SUBSCRIBER_PRIMARY = 3;
  private static final int LEAVE_ACTION = 13;
  private static final int GOOD_NEWS = 15;

  SignalClient {
    capabilities = Set.copyOf(capabilities);
  }

  /** Whether the connection on which it receives decides that it is connected. */
  boolean isSubscriberPrimary() {
    return protocol >= SUBSCRIBER_PRIMARY;
  }

  /** Whether it reads what it is to do after a leave. */
  boolean readsLeaveAction() {
    return protocol >= LEAVE_ACTION;
  }

  /** Whether it is told of requests that were granted, and not only of those that were not. */
  boolean hearsGoodNews() {
    return protocol >= GOOD_NEWS;
  }
}
