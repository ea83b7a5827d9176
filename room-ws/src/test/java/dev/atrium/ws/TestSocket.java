package dev.atrium.ws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** A WebSocket without a network: keeps what it is sent, and does as it is told. */
public final class TestSocket implements WebSocketSession {
  private static final AtomicInteger ids = new AtomicInteger();

  private final String id = "socket-" + ids.incrementAndGet();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final List<WebSocketMessage<?>> messages = new CopyOnWriteArrayList<>();
  private volatile Runnable whileSending = () -> {};
  private volatile Runnable onClose = () -> {};
  private volatile boolean broken;
  private volatile @Nullable CloseStatus closed;

  /** Every text so far, in order. */
  public List<String> sent() {
    return messages.stream()
        .filter(TextMessage.class::isInstance)
        .map(message -> message.getPayload().toString())
        .toList();
  }

  /** Every message so far, in order. */
  public List<WebSocketMessage<?>> messages() {
    return messages;
  }

  /** What the server closed it with; {@code null} while it is open. */
  public @Nullable CloseStatus closedWith() {
    return closed;
  }

  /** Has something happen each time before a message is taken. */
  public void whileSending(Runnable action) {
    whileSending = action;
  }

  /** Has something happen before the next message is taken. */
  public void whileSendingOnce(Runnable action) {
    whileSending =
        () -> {
          whileSending = () -> {};
          action.run();
        };
  }

  /** What a container does when the closing handshake is over. */
  public void onClose(Runnable action) {
    onClose = action;
  }

  /** Takes nothing more. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public void sendMessage(WebSocketMessage<?> message) throws IOException {
    whileSending.run();
    if (broken || closed != null) {
      throw new IOException("broken");
    }
    messages.add(message);
  }

  @Override
  public void close(CloseStatus status) {
    if (closed == null) {
      closed = status;
      onClose.run();
    }
  }

  @Override
  public void close() {
    close(CloseStatus.NORMAL);
  }

  @Override
  public boolean isOpen() {
    return closed == null;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public URI getUri() {
    return URI.create("ws://localhost:9010/");
  }

  @Override
  public HttpHeaders getHandshakeHeaders() {
    return new HttpHeaders();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return attributes;
  }

  @Override
  public @Nullable Principal getPrincipal() {
    return null;
  }

  @Override
  public @Nullable InetSocketAddress getLocalAddress() {
    return null;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return InetSocketAddress.createUnresolved("client.example", 50412);
  }

  @Override
  public @Nullable String getAcceptedProtocol() {
    return null;
  }

  @Override
  public void setTextMessageSizeLimit(int limit) {}

  @Override
  public int getTextMessageSizeLimit() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void setBinaryMessageSizeLimit(int limit) {}

  @Override
  public int getBinaryMessageSizeLimit() {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<WebSocketExtension> getExtensions() {
    return List.of();
  }
}
