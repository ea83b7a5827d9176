package dev.atrium.ws.nkmedia;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Between the container's WebSockets and connections. Closed, it hears nothing more of rooms. */
final class NkHandler implements WebSocketHandler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NkHandler.class);
  private static final String CONNECTION = NkConnection.class.getName();

  private final NkHost host;
  private final Set<NkConnection> connections;
  private final Runnable deaf;

  /**
   * @param connections empty; holds the open ones from now on
   * @param deaf ends what tells connections of rooms
   */
  NkHandler(NkHost host, Set<NkConnection> connections, Runnable deaf) {
    this.host = host;
    this.connections = connections;
    this.deaf = deaf;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    NkConnection connection = new NkConnection(session, host);
    session.getAttributes().put(CONNECTION, connection);
    connections.add(connection);
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
    if (!(session.getAttributes().get(CONNECTION) instanceof NkConnection connection)) {
      return;
    }
    if (message instanceof TextMessage text) {
      receive(connection, text.getPayload());
    } else if (message instanceof BinaryMessage) {
      connection.close(CloseStatus.NOT_ACCEPTABLE);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable exception) {
    log.debug("Connection {} failed: {}", session.getId(), exception.toString());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().remove(CONNECTION) instanceof NkConnection connection) {
      connections.remove(connection);
      connection.closed();
    }
  }

  /** The container puts fragments together and sees to the size of the whole. */
  @Override
  public boolean supportsPartialMessages() {
    return false;
  }

  @Override
  public void close() {
    deaf.run();
  }

  private static void receive(NkConnection connection, String text) {
    try {
      connection.receive(text);
    } catch (RuntimeException e) {
      log.error("A message could not be handled", e);
      connection.close(CloseStatus.NORMAL);
    }
  }
}
