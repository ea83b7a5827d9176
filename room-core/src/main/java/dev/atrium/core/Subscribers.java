package dev.atrium.core;

import java.time.Instant;
import java.util.Set;

/**
 * Durable subscribers: whoever has to be told of every event, whatever happens to this process
 * meanwhile. Each is a name and a position in the stored events, which are its outbox: they are
 * written with the state, and it reads them at its own pace. It takes note of its progress from
 * time to time, and is told again of what came after; so events reach it at least once.
 *
 * <p>Events are not kept for ever, not even for a subscriber that lags.
 */
public interface Subscribers extends StoredEvents {

  /** Those of whom anything is kept. */
  Set<SubscriberName> names();

  /** Where the subscriber stopped; a new one begins at the present. */
  Progress resume(SubscriberName name);

  /** Keeps this from now on, or makes the subscriber. */
  void save(SubscriberName name, Progress progress);

  /** Forgets the subscriber and its dead letters. */
  void remove(SubscriberName name);

  DeadLetters deadLetters(SubscriberName name);

  /** Keeps the letter, in place of an earlier one about the same event. */
  void bury(SubscriberName name, DeadLetter letter);

  /** Forgets the letters about these events. */
  void discard(SubscriberName name, Set<EventId> events);

  /** The position after which nothing is forgotten yet. */
  EventId earliestEvent();

  /** The last position before that instant, as far as clocks went forward. */
  EventId latestEventBefore(Instant instant);
}
