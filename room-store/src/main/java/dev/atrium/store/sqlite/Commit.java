package dev.atrium.store.sqlite;

import dev.atrium.core.Room;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.memory.Transition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What one decision made of a room, on its way into the file. */
final class Commit {
  private final RoomName name;
  private final Transition transition;
  private final List<Row> rows;
  private final CompletableFuture<Void> stored = new CompletableFuture<>();
  private @Nullable Commit base;

  /**
   * @param base the commit that made the room it was decided on, where that one is on its way too
   */
  Commit(RoomName name, Transition transition, @Nullable Commit base) {
    this.name = name;
    this.transition = transition;
    this.base = base;
    this.rows = transition.steps().stream().map(Row::of).toList();
  }

  RoomName name() {
    return name;
  }

  Transition transition() {
    return transition;
  }

  List<Row> rows() {
    return rows;
  }

  /** Why the room that it was decided on never came to be. */
  Optional<Throwable> baseFailure() {
    return base == null || !base.stored.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.of(base.stored.exceptionNow());
  }

  void succeed() {
    base = null; // else a room that never rests would keep all that it ever was
    stored.complete(null);
  }

  void fail(Throwable cause) {
    base = null;
    stored.completeExceptionally(cause);
  }

  /**
   * Waits until it is stored for good.
   *
   * @throws RoomException {@code StoreUnavailable} if that failed
   */
  void await() {
    try {
      stored.join();
    } catch (CompletionException e) {
      throw new RoomException(new StoreUnavailable(), e.getCause() == null ? e : e.getCause());
    }
  }

  Optional<Room> kept() {
    return transition.kept();
  }
}
