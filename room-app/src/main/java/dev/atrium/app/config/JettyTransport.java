package dev.atrium.app.config;

import dev.atrium.ws.Transport;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Sends with Jetty's own sessions: a message goes out in the calling thread as far as its socket
 * takes it, and the rest when there is space again; no thread waits for that.
 */
final class JettyTransport implements Transport {

  @Override
  public void send(
      WebSocketSession session, WebSocketMessage<?> message, Consumer<@Nullable Throwable> done) {
    Session jetty = of(session);
    if (jetty == null) {
      throw new IllegalStateException("no session of Jetty's: " + session.getId());
    }
    Callback callback = Callback.from(() -> done.accept(null), done);
    switch (message) {
      case TextMessage text -> jetty.sendText(text.getPayload(), callback);
      case BinaryMessage binary -> jetty.sendBinary(binary.getPayload(), callback);
      case PingMessage ping -> jetty.sendPing(ping.getPayload(), callback);
      default -> throw new IllegalArgumentException("not to be sent: " + message.getClass());
    }
  }

  /** Ends a transport that takes nothing more, without the courtesies of a close frame. */
  static void disconnect(WebSocketSession session) {
    Session jetty = of(session);
    if (jetty != null) {
      jetty.disconnect();
    }
  }

  private static @Nullable Session of(WebSocketSession session) {
    return session instanceof NativeWebSocketSession wrapper
        ? wrapper.getNativeSession(Session.class)
        : null;
  }
}
