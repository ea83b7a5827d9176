package dev.atrium.core.memory;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Revocations;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomName;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Revoked tokens by the name of the room and by when they are forgotten. Readers never wait;
 * changes of one name must come one after another. Each change forgets what is over by then, so
 * that no more is kept than is in force, but for what has ended since the last one.
 */
public final class RevocationIndex {
  private final ConcurrentMap<RoomName, Revocations> byName = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Entry> byEnd = new ConcurrentSkipListSet<>(Entry.ORDER);

  public Revocations of(RoomName name) {
    return byName.getOrDefault(name, Revocations.NONE);
  }

  /** How many are in force. */
  public long count(Instant now) {
    return byEnd.size() - byEnd.stream().takeWhile(entry -> entry.isOver(now)).count();
  }

  public void apply(TokensRevoked event) {
    RoomName name = event.room().name();
    Entry added = new Entry(event.until(), name, event.identity());
    byName.compute(
        name,
        (key, known) -> {
          Revocations before = known == null ? Revocations.NONE : known;
          before
              .byIdentity()
              .forEach((who, one) -> byEnd.remove(new Entry(one.until(), name, who)));
          Revocations after = before.apply(event);
          after.byIdentity().forEach((who, one) -> byEnd.add(new Entry(one.until(), name, who)));
          return after;
        });
    byEnd.stream()
        .takeWhile(entry -> entry.isOver(event.at()) && !entry.equals(added))
        .forEach(this::forget);
  }

  private void forget(Entry entry) {
    byName.computeIfPresent(
        entry.name(),
        (name, known) -> {
          if (!byEnd.remove(entry)) {
            return known; // it was extended meanwhile
          }
          Revocations left = known.without(entry.identity());
          return left.equals(Revocations.NONE) ? null : left;
        });
  }

  private record Entry(Instant until, RoomName name, ParticipantIdentity identity) {
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::until)
            .thenComparing(entry -> entry.name().value())
            .thenComparing(entry -> entry.identity().value());

    boolean isOver(Instant now) {
      return !now.isBefore(until);
    }
  }
}
