package dev.atrium.store.sqlite;

import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.memory.RevocationIndex;
import dev.atrium.core.memory.RoomIndex;
import dev.atrium.core.memory.Transition;
import dev.atrium.core.port.Decision;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Rooms as decisions find them. The stored ones are for everybody to read; ahead of them a name may
 * have commits on their way into the file, and the next decision is made on the newest of those. So
 * a busy room does not wait for the disk between two changes, and nobody is shown what may still
 * fail.
 */
final class Heads {
  private final RoomIndex stored;
  private final RevocationIndex revocations;
  private final CommitQueue queue;
  private final ConcurrentMap<RoomName, Commit> newest = new ConcurrentHashMap<>();

  Heads(RoomIndex stored, RevocationIndex revocations, CommitQueue queue) {
    this.stored = stored;
    this.revocations = revocations;
    this.queue = queue;
  }

  /** Runs the decision, and queues what it decided; decisions of one name one after another. */
  Decided decide(RoomName name, Decision decision) {
    Outcome outcome = new Outcome();
    newest.compute(
        name,
        (key, head) -> {
          Decided decided = decide(name, decision, head);
          outcome.decided = decided;
          return decided.seen();
        });
    return outcome.decided;
  }

  /** To be told in the order of the commits. */
  void stored(Commit commit) {
    stored.put(commit.name(), commit.kept());
    commit.transition().revoked().forEach(revocations::apply);
    newest.remove(commit.name(), commit);
  }

  /**
   * To be told of a commit that has failed, before those who wait for it are. Gives up everything
   * that builds on it: from now on decisions are made on what is stored.
   */
  void failed(Commit commit) {
    newest.computeIfPresent(
        commit.name(), (name, head) -> head.failure().isPresent() ? null : head);
  }

  private Decided decide(RoomName name, Decision decision, @Nullable Commit head) {
    Optional<Room> room = head == null ? stored.find(name) : head.kept();
    Revocations revoked = head == null ? revocations.of(name) : head.revoked();
    List<RoomEvent> events;
    try {
      events = decision.decide(room, revoked);
    } catch (RuntimeException refusal) {
      return new Decided(Optional.empty(), refusal, head);
    }
    if (events.isEmpty()) {
      return new Decided(room, null, head);
    }
    Commit commit = new Commit(name, Transition.of(room, events), revoked, head);
    if (!queue.add(commit)) {
      throw new RoomException(new StoreUnavailable());
    }
    return new Decided(Optional.of(commit.transition().last()), null, commit);
  }

  /**
   * What a decision came to.
   *
   * @param seen the newest commit that it knows of; nobody is told before that is stored
   */
  record Decided(Optional<Room> room, @Nullable RuntimeException refusal, @Nullable Commit seen) {

    /** Returns or throws what the decision did, once everything that it saw is stored. */
    Optional<Room> await() {
      if (seen != null) {
        seen.await();
      }
      if (refusal != null) {
        throw refusal;
      }
      return room;
    }
  }

  private static final class Outcome {
    private Decided decided = new Decided(Optional.empty(), null, null);
  }
}
