package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Stay;
import dev.atrium.ws.Outbox;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Between the container's WebSockets and connections. */
final class SignalHandler implements WebSocketHandler {
  /** The attribute of a session under which its arrival is, then its connection. */
  static final String OWNER = SignalConnection.class.getName();

  private static final Logger log = LoggerFactory.getLogger(SignalHandler.class);

  private final SignalHost host;

  SignalHandler(SignalHost host) {
    this.host = host;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    if (session.getAttributes().remove(OWNER) instanceof Arrival arrival && arrival.settle()) {
      open(session, arrival);
    } else {
      Outbox.close(session, CloseStatus.GOING_AWAY);
    }
  }

  private void open(WebSocketSession session, Arrival arrival) {
    Optional<Stay> stay = arrival.stay();
    if (stay.isEmpty()) {
      host.rooms().left(arrival.room());
      sendAway(session, arrival);
      return;
    }
    SignalConnection connection = new SignalConnection(session, arrival, stay.get(), host);
    session.getAttributes().put(OWNER, connection);
    host.connections().add(connection);
    arrival.room().attach(connection, stay.get(), arrival.resumes());
  }

  /** There is nothing to go on with: the client has to begin anew (signalling spec §4). */
  private void sendAway(WebSocketSession session, Arrival arrival) {
    host.later(
        () -> {
          try {
            session.sendMessage(
                Farewell.message(LeaveReason.STATE_MISMATCH, arrival.entry().client())
                    .frame(false));
          } catch (IOException | RuntimeException e) {
            log.debug("Connection {} was gone before it could be sent away", session.getId(), e);
          }
          Outbox.close(session, CloseStatus.NORMAL);
        });
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
    if (!(session.getAttributes().get(OWNER) instanceof SignalConnection connection)) {
      return;
    }
    try {
      receive(connection, message);
    } catch (RuntimeException e) {
      log.error("A message could not be handled", e);
      connection.disconnect();
    }
  }

  private static void receive(SignalConnection connection, WebSocketMessage<?> message) {
    switch (message) {
      case BinaryMessage binary -> connection.receive(binary.getPayload());
      case TextMessage text -> connection.receive(text.asBytes());
      case PongMessage pong -> connection.heard();
      default -> {}
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable exception) {
    log.debug("Connection {} failed: {}", session.getId(), exception.toString());
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().remove(OWNER) instanceof SignalConnection connection) {
      connection.closed();
    }
  }

  /** The container puts fragments together and sees to the size of the whole. */
  @Override
  public boolean supportsPartialMessages() {
    return false;
  }
}
