package dev.atrium.ws.signal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;

/** Something to be sent to a client; one that goes to many is written once. */
interface Outgoing {
  /** Asks a silent client for a sign of life, below the messages of this protocol. */
  Outgoing PING =
      new Outgoing() {
        @Override
        public WebSocketMessage<?> frame(boolean json) {
          return new PingMessage();
        }

        @Override
        public int size() {
          return 0;
        }
      };

  WebSocketMessage<?> frame(boolean json);

  /** Bytes, as protobuf. */
  int size();

  /**
   * Of what it tells the newest state, so that nobody misses an older message of the same subject;
   * {@code null} if everybody is to get it.
   */
  default @Nullable Object subject() {
    return null;
  }
}
