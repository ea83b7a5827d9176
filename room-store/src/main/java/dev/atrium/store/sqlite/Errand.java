package dev.atrium.store.sqlite;

import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Something that is no commit of a room, on its way into the file: a transaction of its own, on the
 * thread that writes.
 */
final class Errand {
  private final Work work;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  Errand(Work work) {
    this.work = work;
  }

  void run() throws SQLException {
    work.run();
  }

  /** Lets the one go on who waits for it: it is stored. */
  void succeed() {
    done.complete(null);
  }

  void fail(Throwable cause) {
    done.completeExceptionally(cause);
  }

  /**
   * Waits until it is stored for good.
   *
   * @throws RoomException {@code StoreUnavailable} if that failed
   */
  void await() {
    try {
      done.join();
    } catch (CompletionException e) {
      throw new RoomException(new StoreUnavailable(), e.getCause() == null ? e : e.getCause());
    }
  }

  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
