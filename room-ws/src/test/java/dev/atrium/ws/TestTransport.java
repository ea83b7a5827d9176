package dev.atrium.ws;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Sends in the calling thread, and says so at once or when it is told to. */
public final class TestTransport implements Transport {
  private final Queue<Runnable> unsaid = new ArrayDeque<>();
  private volatile boolean hesitant;

  @Override
  public void send(
      WebSocketSession session, WebSocketMessage<?> message, Consumer<@Nullable Throwable> done) {
    Throwable failure = send(session, message);
    if (hesitant) {
      unsaid.add(() -> done.accept(failure));
    } else {
      done.accept(failure);
    }
  }

  /** From now on nobody hears what became of a message before {@link #say}. */
  public void hesitate() {
    hesitant = true;
  }

  /** Says what became of the oldest message that nobody has heard of. */
  public void say() {
    unsaid.remove().run();
  }

  private static @Nullable Throwable send(WebSocketSession session, WebSocketMessage<?> message) {
    try {
      session.sendMessage(message);
      return null;
    } catch (IOException | RuntimeException e) {
      return e;
    }
  }
}
