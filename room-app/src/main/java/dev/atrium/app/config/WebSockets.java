package dev.atrium.app.config;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** WebSockets in a Jetty context. */
final class WebSockets {
  private static final CloseStatus TOO_LONG =
      CloseStatus.TOO_BIG_TO_PROCESS.withReason("message too large");

  private WebSockets() {}

  /** How the sockets of a wire are opened that takes binary messages up to that size. */
  static DefaultHandshakeHandler handshake(DataSize longestBinary) {
    int longest = Math.toIntExact(longestBinary.toBytes());
    return handshake(new GatheringListener.Limit(longest, TOO_LONG));
  }

  /** How the sockets of a wire are opened that takes text alone. */
  static DefaultHandshakeHandler handshakeForText() {
    return handshake(new GatheringListener.Limit(0, CloseStatus.NOT_ACCEPTABLE));
  }

  private static DefaultHandshakeHandler handshake(GatheringListener.Limit limit) {
    return new DefaultHandshakeHandler(new GatheringUpgrade(limit));
  }

  /**
   * Has the context take WebSockets, before it starts.
   *
   * @param idleTimeout of the wire, which is to be the first to notice
   */
  static void enable(ServletContext context, DataSize maxMessageSize, Duration idleTimeout) {
    ServletContextHandler jetty = ServletContextHandler.getServletContextHandler(context);
    WebSocketServerComponents.ensureWebSocketComponents(jetty.getServer(), jetty)
        .getExtensionRegistry()
        .unregister("permessage-deflate"); // costs each socket more memory than all else
    var limits = JettyWebSocketServerContainer.ensureContainer(context); // needs the line above
    limits.setMaxTextMessageSize(maxMessageSize.toBytes());
    limits.setIdleTimeout(idleTimeout.multipliedBy(2));
  }
}
