package dev.atrium.app.config;

import java.io.IOException;
import java.util.Set;
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

/** Knows the sockets that are open, so that they can be counted, and told when the server stops. */
final class OpenSockets extends WebSocketHandlerDecorator {
  private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

  private static final long PATIENCE_SECONDS = 2;

  private final Set<WebSocketSession> open = ConcurrentHashMap.newKeySet();

  OpenSockets(WebSocketHandler handler) {
    super(handler);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    open.add(session);
    super.afterConnectionEstablished(session);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
    open.remove(session);
    super.afterConnectionClosed(session, status);
  }

  int count() {
    return open.size();
  }

  /** Closes them all at once, and waits only so long for those that take no close frame. */
  void closeAll(CloseStatus status) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      open.forEach(session -> threads.execute(() -> close(session, status)));
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
