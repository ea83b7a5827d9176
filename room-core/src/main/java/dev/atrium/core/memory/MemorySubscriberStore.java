package dev.atrium.core.memory;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.port.SubscriberStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Keeps subscribers as long as the process lives. Safe for several threads. */
final class MemorySubscriberStore implements SubscriberStore {
  private final Map<SubscriberName, Kept> subscribers = new HashMap<>();

  @Override
  public synchronized Set<SubscriberName> names() {
    return Set.copyOf(subscribers.keySet());
  }

  @Override
  public synchronized Optional<Progress> find(SubscriberName name) {
    return kept(name).map(kept -> kept.progress);
  }

  @Override
  public synchronized void save(SubscriberName name, Progress progress) {
    subscribers.computeIfAbsent(name, first -> new Kept(progress)).progress = progress;
  }

  @Override
  public synchronized void remove(SubscriberName name) {
    subscribers.remove(name);
  }

  @Override
  public synchronized DeadLetters deadLetters(SubscriberName name) {
    return kept(name)
        .map(kept -> new DeadLetters(List.copyOf(kept.letters.values()), kept.dropped))
        .orElse(new DeadLetters(List.of(), 0));
  }

  @Override
  public synchronized void bury(SubscriberName name, DeadLetter letter) {
    kept(name).ifPresent(kept -> kept.bury(letter));
  }

  @Override
  public synchronized void discard(SubscriberName name, Set<EventId> events) {
    kept(name).ifPresent(kept -> kept.letters.keySet().removeAll(events));
  }

  private Optional<Kept> kept(SubscriberName name) {
    return Optional.ofNullable(subscribers.get(name));
  }

  private static final class Kept {
    private final SequencedMap<EventId, DeadLetter> letters = new LinkedHashMap<>();
    private Progress progress;
    private long dropped;

    private Kept(Progress progress) {
      this.progress = progress;
    }

    private void bury(DeadLetter letter) {
      letters.remove(letter.event());
      letters.put(letter.event(), letter);
      if (letters.size() > DeadLetters.MOST_KEPT) {
        letters.pollFirstEntry();
        dropped++;
      }
    }
  }
}
