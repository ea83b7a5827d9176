package dev.atrium.ws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unsent messages in the order of their sending. Touched by one thread at a time.
 *
 * @param <M> messages as they are queued
 */
public interface OutboxQueue<M> {

  /** Whether there is a message whose turn it is. */
  boolean isReady();

  /** The message whose turn it is; {@code null} if none. */
  @Nullable M poll();

  /** Of all messages, those included that have to wait. */
  int count();

  /** How long all messages are together, nearly. */
  long size();

  /** Empties it. */
  List<M> clear();
}
