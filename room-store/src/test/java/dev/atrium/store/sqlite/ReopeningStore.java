package dev.atrium.store.sqlite;

import dev.atrium.core.EventId;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.Decision;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.SubscriberStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A store that can be closed and opened again under an engine that does not notice. */
final class ReopeningStore implements RoomStore, AutoCloseable {
  private final SqliteSettings settings;
  private final LocalEventBus bus;
  private SqliteRoomStore store;

  ReopeningStore(SqliteSettings settings, LocalEventBus bus) {
    this.settings = settings;
    this.bus = bus;
    this.store = open();
  }

  void reopen() {
    store.close();
    store = open();
  }

  @Override
  public Optional<Room> find(RoomName name) {
    return store.find(name);
  }

  @Override
  public Revocations revoked(RoomName name) {
    return store.revoked(name);
  }

  @Override
  public long revocations(Instant now) {
    return store.revocations(now);
  }

  @Override
  public Optional<RoomName> nameOf(RoomSid sid) {
    return store.nameOf(sid);
  }

  @Override
  public List<Room> all() {
    return store.all();
  }

  @Override
  public long count() {
    return store.count();
  }

  @Override
  public List<RoomName> due(Instant now, int limit) {
    return store.due(now, limit);
  }

  @Override
  public Optional<Room> change(RoomName name, Decision decision) {
    return store.change(name, decision);
  }

  @Override
  public EventId latestEvent() {
    return store.latestEvent();
  }

  @Override
  public List<StoredEvent> eventsAfter(EventId after, int limit) {
    return store.eventsAfter(after, limit);
  }

  @Override
  public EventId earliestEvent() {
    return store.earliestEvent();
  }

  @Override
  public EventId latestEventBefore(Instant instant) {
    return store.latestEventBefore(instant);
  }

  @Override
  public Optional<StoredEvent> event(EventId id) {
    return store.event(id);
  }

  @Override
  public long eventsBetween(EventId after, EventId upTo) {
    return store.eventsBetween(after, upTo);
  }

  @Override
  public SubscriberStore subscribers() {
    return store.subscribers();
  }

  @Override
  public void close() {
    store.close();
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(settings, bus, InstantSource.system());
  }
}
