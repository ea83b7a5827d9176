package dev.atrium.app.config;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;

/** Has the sockets of Jetty listened to by a {@link GatheringListener}. */
final class GatheringUpgrade extends JettyRequestUpgradeStrategy {
  private final GatheringListener.Limit limit;

  GatheringUpgrade(GatheringListener.Limit limit) {
    this.limit = limit;
  }

  @Override
  public void upgrade(
      ServerHttpRequest request,
      ServerHttpResponse response,
      @Nullable String protocol,
      List<WebSocketExtension> extensions,
      @Nullable Principal user,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
    HttpServletResponse answer = ((ServletServerHttpResponse) response).getServletResponse();
    var wire =
        new JettyWebSocketHandlerAdapter(handler, new JettyWebSocketSession(attributes, user));
    var listener = new GatheringListener(wire, limit);
    var container = JettyWebSocketServerContainer.getContainer(asked.getServletContext());
    try {
      container.upgrade(
          (upgrading, upgraded) -> {
            if (protocol != null) {
              upgraded.setAcceptedSubProtocol(protocol);
            }
            return listener;
          },
          asked,
          answer);
    } catch (Exception e) {
      throw new HandshakeFailureException("Failed to upgrade", e);
    }
  }
}
