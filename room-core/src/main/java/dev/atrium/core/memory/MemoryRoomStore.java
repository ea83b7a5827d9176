package dev.atrium.core.memory;

import dev.atrium.core.EventId;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.port.Decision;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.SubscriberStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keeps rooms as long as the process lives, and the latest events up to a number. */
public final class MemoryRoomStore implements RoomStore {
  private final RoomIndex rooms = new RoomIndex();
  private final RevocationIndex revocations = new RevocationIndex();
  private final ConcurrentMap<RoomName, RoomName> changing = new ConcurrentHashMap<>();
  private final RecentEvents events;
  private final SubscriberStore subscribers = new MemorySubscriberStore();
  private final LocalEventBus bus;

  /**
   * @param keptEvents how many of the latest events can still be asked for
   */
  public MemoryRoomStore(LocalEventBus bus, int keptEvents) {
    this.bus = bus;
    this.events = new RecentEvents(keptEvents);
  }

  @Override
  public Optional<Room> find(RoomName name) {
    return rooms.find(name);
  }

  @Override
  public Optional<RoomName> nameOf(RoomSid sid) {
    return rooms.nameOf(sid);
  }

  @Override
  public List<Room> all() {
    return rooms.all();
  }

  @Override
  public long count() {
    return rooms.count();
  }

  @Override
  public List<RoomName> due(Instant now, int limit) {
    return rooms.due(now, limit);
  }

  @Override
  public Optional<Room> change(RoomName name, Decision decision) {
    Committed committed = new Committed();
    changing.compute(
        name,
        (key, none) -> {
          committed.room = commit(name, decision);
          return null; // an entry stands for a change under way, never longer
        });
    bus.flush();
    return committed.room;
  }

  @Override
  public Revocations revoked(RoomName name) {
    return revocations.of(name);
  }

  @Override
  public long revocations(Instant now) {
    return revocations.count(now);
  }

  @Override
  public EventId latestEvent() {
    return events.latest();
  }

  @Override
  public EventId earliestEvent() {
    return events.earliest();
  }

  @Override
  public EventId latestEventBefore(Instant instant) {
    return events.latestBefore(instant);
  }

  @Override
  public List<StoredEvent> eventsAfter(EventId after, int limit) {
    return events.after(after, limit);
  }

  @Override
  public Optional<StoredEvent> event(EventId id) {
    return events.find(id);
  }

  @Override
  public long eventsBetween(EventId after, EventId upTo) {
    return events.between(after, upTo);
  }

  @Override
  public SubscriberStore subscribers() {
    return subscribers;
  }

  private Optional<Room> commit(RoomName name, Decision decision) {
    Optional<Room> before = rooms.find(name);
    List<RoomEvent> decided = decision.decide(before, revocations.of(name));
    if (decided.isEmpty()) {
      return before;
    }
    Transition transition = Transition.of(before, decided);
    rooms.put(name, transition.kept());
    transition.revoked().forEach(revocations::apply);
    synchronized (events) { // the order of the log is the order of delivery
      List<RoomChange> changes = transition.changes(events::append);
      bus.committed(changes);
    }
    return Optional.of(transition.last());
  }

  private static final class Committed {
    private Optional<Room> room = Optional.empty();
  }
}
