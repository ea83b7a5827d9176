package dev.atrium.core.engine;

import dev.atrium.core.RoomException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Changes of many rooms at once, so that a store that commits in groups can write them as one. */
final class Together {
  private Together() {}

  /** Returns when all are done; throws what the first of them, in their order, threw. */
  static <T> void each(Collection<T> things, Consumer<T> change) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> changes = new ArrayList<>(things.size());
      things.forEach(thing -> changes.add(threads.submit(() -> change.accept(thing))));
      changes.forEach(Together::join);
    }
  }

  private static void join(Future<?> change) {
    try {
      change.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RoomException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted amid changes of rooms", e);
    }
  }
}
