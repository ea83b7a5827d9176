package dev.atrium.store.sqlite;

import dev.atrium.core.RoomChange;
import dev.atrium.core.memory.EventPosition;
import dev.atrium.core.memory.LocalEventBus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever waits for it becomes one transaction, so that many callers
 * share the price of reaching the disk; while it works, the next transaction gathers.
 */
final class CommitWriter implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(CommitWriter.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final CommitQueue queue;
  private final Tables tables;
  private final EventPruning pruning;
  private final Heads heads;
  private final LocalEventBus bus;
  private volatile @Nullable Throwable failure;

  CommitWriter(
      CommitQueue queue, Tables tables, EventPruning pruning, Heads heads, LocalEventBus bus) {
    this.queue = queue;
    this.tables = tables;
    this.pruning = pruning;
    this.heads = heads;
    this.bus = bus;
  }

  /** Why the last attempt to write failed; empty while writing works. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Works until the queue is finished. */
  @Override
  public void run() {
    try {
      work();
    } catch (RuntimeException | Error e) {
      fail(e);
      throw e;
    } finally { // an end that nobody asked for must leave nobody waiting
      queue.close();
      CommitQueue.Batch left = queue.takeAll(Duration.ZERO);
      Throwable ended = new IllegalStateException("the store's thread has ended");
      fail(left.commits(), ended);
      left.errands().forEach(errand -> errand.fail(ended));
    }
  }

  private void work() {
    boolean more = false;
    while (!queue.isFinished()) {
      CommitQueue.Batch batch = queue.takeAll(more ? Duration.ZERO : IDLE);
      if (!batch.isEmpty()) {
        write(batch.commits());
        batch.errands().forEach(this::run);
      } else if (failure != null) {
        attempt(tables::probe);
      }
      more = failure == null && prune(batch.isEmpty());
    }
  }

  private void write(List<Commit> batch) {
    List<Commit> sound = withoutOrphans(batch);
    if (sound.isEmpty()) {
      return;
    }
    long first = tables.events().last() + 1;
    Optional<Throwable> failed = attempt(() -> tables.write(sound, first));
    if (failed.isPresent()) {
      fail(sound, failed.get());
      return;
    }
    try {
      publish(sound, first);
    } finally {
      sound.forEach(Commit::settle);
    }
  }

  private void run(Errand errand) {
    attempt(() -> tables.run(errand)).ifPresentOrElse(errand::fail, errand::succeed);
  }

  /** Leaves out the commits, and fails them, that build on one that failed. */
  private List<Commit> withoutOrphans(List<Commit> batch) {
    List<Commit> sound = new ArrayList<>(batch.size());
    for (Commit commit : batch) {
      commit
          .failure()
          .ifPresentOrElse(cause -> fail(List.of(commit), cause), () -> sound.add(commit));
    }
    return sound;
  }

  private void fail(List<Commit> commits, Throwable cause) {
    commits.forEach(commit -> commit.fail(cause));
    commits.forEach(heads::failed);
    commits.forEach(Commit::settle);
  }

  /** Readers see it, then subscribers are told. */
  private void publish(List<Commit> batch, long first) {
    List<RoomChange> changes = new ArrayList<>(batch.size());
    PrimitiveIterator.OfLong positions = LongStream.iterate(first, last -> last + 1).iterator();
    for (Commit commit : batch) {
      heads.stored(commit);
      changes.addAll(
          commit.transition().changes(step -> step.stored(EventPosition.id(positions.nextLong()))));
    }
    tables.events().committed(first + changes.size() - 1);
    bus.committed(changes);
  }

  private boolean prune(boolean idle) {
    try {
      return pruning.step(idle);
    } catch (SQLException | RuntimeException | Error e) { // callers wait: the thread must go on
      fail(e);
      return false;
    }
  }

  private Optional<Throwable> attempt(Work work) {
    try {
      work.run();
    } catch (SQLException | RuntimeException | Error e) { // callers wait: the thread must go on
      fail(e);
      return Optional.of(e);
    }
    if (failure != null) {
      log.info("The store can write again");
      failure = null;
    }
    return Optional.empty();
  }

  private void fail(Throwable cause) {
    if (failure == null) {
      log.error("The store cannot write: until it can, every change is refused", cause);
    }
    failure = cause;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }
}
