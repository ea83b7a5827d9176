package dev.atrium.app.config;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Knows the sockets that are open, so that there are not too many, and they are told when the
 * server stops.
 */
final class OpenSockets extends WebSocketHandlerDecorator {
  private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

  private static final long PATIENCE_SECONDS = 2;

  private static final CloseStatus TOO_MANY =
      CloseStatus.SERVICE_OVERLOAD.withReason("too many connections");

  private final Capacity capacity;
  private final Map<WebSocketSession, Capacity.Place> open = new ConcurrentHashMap<>();

  OpenSockets(WebSocketHandler handler, Capacity capacity) {
    super(handler);
    this.capacity = capacity;
  }

  /** One that finds no place was let in at the same moment as another. */
  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    Optional<Capacity.Place> place = capacity.take(ClientAddress.settle(session));
    if (place.isEmpty()) {
      session.close(TOO_MANY);
      return;
    }
    open.put(session, place.get());
    super.afterConnectionEstablished(session);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
    Capacity.Place place = open.remove(session);
    if (place != null) {
      capacity.giveBack(place);
    }
    super.afterConnectionClosed(session, status);
  }

  /** Closes them all at once, and waits only so long for those that take no close frame. */
  void closeAll(CloseStatus status) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      open.keySet().forEach(session -> threads.execute(() -> close(session, status)));
      threads.shutdown();
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.info("Some sockets take no close frame");
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException e) {
      log.debug("Socket {} was gone before it could be closed", session.getId(), e);
    }
  }
}
