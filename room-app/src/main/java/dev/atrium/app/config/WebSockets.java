package dev.atrium.app.config;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.util.unit.DataSize;

/** WebSockets in a Jetty context. */
final class WebSockets {
  private WebSockets() {}

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
    limits.setMaxBinaryMessageSize(maxMessageSize.toBytes());
    limits.setIdleTimeout(idleTimeout.multipliedBy(2));
  }
}
