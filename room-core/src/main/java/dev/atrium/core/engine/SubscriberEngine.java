package dev.atrium.core.engine;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.SubscriberStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link Subscribers} of one store. */
final class SubscriberEngine implements Subscribers {
  private final RoomStore events;

  SubscriberEngine(RoomStore store) {
    events = store;
  }

  @Override
  public Set<SubscriberName> names() {
    return store().names();
  }

  @Override
  public Progress resume(SubscriberName name) {
    return store().find(name).orElseGet(() -> begin(name));
  }

  private Progress begin(SubscriberName name) {
    Progress progress = Progress.from(events.latestEvent());
    store().save(name, progress);
    return progress;
  }

  @Override
  public void save(SubscriberName name, Progress progress) {
    store().save(name, progress);
  }

  @Override
  public void remove(SubscriberName name) {
    store().remove(name);
  }

  @Override
  public DeadLetters deadLetters(SubscriberName name) {
    return store().deadLetters(name);
  }

  @Override
  public void bury(SubscriberName name, DeadLetter letter) {
    store().bury(name, letter);
  }

  @Override
  public void discard(SubscriberName name, Set<EventId> letters) {
    store().discard(name, letters);
  }

  @Override
  public EventId earliestEvent() {
    return events.earliestEvent();
  }

  @Override
  public EventId latestEvent() {
    return events.latestEvent();
  }

  @Override
  public EventId latestEventBefore(Instant instant) {
    return events.latestEventBefore(instant);
  }

  @Override
  public List<StoredEvent> eventsAfter(EventId after, int limit) {
    return events.eventsAfter(after, limit);
  }

  @Override
  public Optional<StoredEvent> event(EventId id) {
    return events.event(id);
  }

  @Override
  public long eventsBetween(EventId after, EventId upTo) {
    return events.eventsBetween(after, upTo);
  }

  private SubscriberStore store() {
    return events.subscribers();
  }
}
