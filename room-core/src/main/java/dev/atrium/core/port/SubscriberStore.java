package dev.atrium.core.port;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomException;
import dev.atrium.core.SubscriberName;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link RoomStore} keeps of durable subscribers. Whatever a method did has been stored for
 * good when it returns, as far as the store keeps anything. Any method throws {@link RoomException}
 * with {@code StoreUnavailable} when the store cannot be reached or cannot write; then nothing was
 * changed.
 */
public interface SubscriberStore {

  Set<SubscriberName> names();

  /** Empty for a subscriber that was never saved, or was removed. */
  Optional<Progress> find(SubscriberName name);

  void save(SubscriberName name, Progress progress);

  /** Forgets the subscriber and its dead letters. */
  void remove(SubscriberName name);

  /** None of a subscriber that is not there. */
  DeadLetters deadLetters(SubscriberName name);

  /**
   * Keeps the letter, in place of an earlier one about the same event. Beyond {@link
   * DeadLetters#MOST_KEPT} the oldest is dropped. Nothing happens if the subscriber is not there.
   */
  void bury(SubscriberName name, DeadLetter letter);

  /** Forgets the letters about these events; they do not count as dropped. */
  void discard(SubscriberName name, Set<EventId> events);
}
