package dev.atrium.ws;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** How messages get to their clients. */
@FunctionalInterface
public interface Transport {

  /**
   * Hands over the one message of that session that is under way, without waiting for the client.
   *
   * @param done is told once, maybe before this returns, unless this throws: the failure, or {@code
   *     null} when the message is taken
   */
  void send(
      WebSocketSession session, WebSocketMessage<?> message, Consumer<@Nullable Throwable> done);

  /**
   * That of any container: what may wait is left to the executor.
   *
   * @param executor for tasks that wait, any number at once
   */
  static Transport waiting(Executor executor) {
    return (session, message, done) ->
        executor.execute(
            () -> {
              try {
                session.sendMessage(message);
              } catch (IOException | RuntimeException e) {
                done.accept(e);
                return;
              }
              done.accept(null);
            });
  }
}
