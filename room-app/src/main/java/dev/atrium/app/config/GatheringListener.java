package dev.atrium.app.config;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketHandlerAdapter;

/**
 * Puts the fragments of binary messages together in one array, which costs what they say: Jetty
 * would keep a buffer for each of them, which for fragments of one octet is two hundred times that.
 * Text it gathers well enough. Public because Jetty looks its methods up.
 */
public final class GatheringListener implements Session.Listener {
  private static final byte[] NOTHING = {};
  private static final int SMALLEST = 512;

  private final JettyWebSocketHandlerAdapter wire;
  private final Limit limit;
  private @Nullable Session session;
  private byte[] gathered = NOTHING;
  private int length;

  /**
   * What a binary message may be.
   *
   * @param longest in octets; 0 if no message that says anything is taken
   * @param beyond how a connection ends that sends more
   */
  record Limit(int longest, CloseStatus beyond) {}

  GatheringListener(JettyWebSocketHandlerAdapter wire, Limit limit) {
    this.wire = wire;
    this.limit = limit;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    wire.onWebSocketOpen(opened);
  }

  @Override
  public void onWebSocketText(String message) {
    wire.onWebSocketText(message);
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    if (payload.remaining() > limit.longest - length) {
      forget();
      CloseStatus beyond = limit.beyond;
      callback.fail(new CloseException(beyond.getCode(), beyond.getReason()));
    } else if (!last) {
      gather(payload);
      callback.succeed();
      demand();
    } else if (length == 0) {
      wire.onWebSocketBinary(payload, callback);
    } else {
      gather(payload);
      ByteBuffer whole = ByteBuffer.wrap(gathered, 0, length);
      forget();
      wire.onWebSocketBinary(whole, callback);
    }
  }

  private void demand() {
    if (session != null) {
      session.demand();
    }
  }

  private void gather(ByteBuffer payload) {
    int from = length;
    length += payload.remaining();
    if (length > gathered.length) {
      long roomy = Math.max(SMALLEST, 2L * length);
      gathered = Arrays.copyOf(gathered, (int) Math.min(roomy, limit.longest));
    }
    payload.get(gathered, from, length - from);
  }

  private void forget() {
    gathered = NOTHING;
    length = 0;
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    wire.onWebSocketPong(payload);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    forget();
    wire.onWebSocketClose(code, reason, callback);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    wire.onWebSocketError(cause);
  }
}
