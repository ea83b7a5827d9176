package dev.atrium.store.sqlite;

import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomEvent.TokensRevoked;
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
  private final Revocations revoked;
  private final List<Row> rows;
  private final CompletableFuture<Void> stored = new CompletableFuture<>();
  private volatile @Nullable Commit base;
  private volatile @Nullable Throwable failure;

  /**
   * @param before whose tokens were refused before
   * @param base the commit that made the room it was decided on, where that one is on its way too
   */
  Commit(RoomName name, Transition transition, Revocations before, @Nullable Commit base) {
    this.name = name;
    this.transition = transition;
    Revocations after = before;
    for (TokensRevoked event : transition.revoked()) {
      after = after.apply(event);
    }
    this.revoked = after;
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

  /** Why it, or something that it builds on, cannot be stored any more. */
  Optional<Throwable> failure() {
    for (Commit commit = this; commit != null; commit = commit.base) {
      if (commit.failure != null) {
        return Optional.of(commit.failure);
      }
    }
    return Optional.empty();
  }

  void fail(Throwable cause) {
    failure = cause;
  }

  /** Lets those go on who wait for it: it is stored, or has failed. */
  void settle() {
    if (failure == null) {
      stored.complete(null);
    } else {
      stored.completeExceptionally(failure);
    }
    base = null; // else a room that never rests would keep all that it ever was
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

  /** Whose tokens are refused in rooms of that name from now on. */
  Revocations revoked() {
    return revoked;
  }
}
