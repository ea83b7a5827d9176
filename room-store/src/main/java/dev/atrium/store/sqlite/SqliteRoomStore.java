package dev.atrium.store.sqlite;

import dev.atrium.core.EventId;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.RoomIndex;
import dev.atrium.core.port.Decision;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.SubscriberStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Keeps rooms in one SQLite file, for a single process.
 *
 * <p>Decisions run in the threads of their callers, on the newest state of their room, even if that
 * is still on its way to the disk; one thread writes what was decided, many commits in one
 * transaction, and callers return when theirs is stored. Reads of rooms come from memory, which
 * shows what is stored and nothing else.
 */
public final class SqliteRoomStore implements RoomStore, AutoCloseable {
  private final OpenStore open;
  private final LocalEventBus bus;
  private volatile boolean closed;

  private SqliteRoomStore(OpenStore open, LocalEventBus bus) {
    this.open = open;
    this.bus = bus;
  }

  /**
   * Opens the file, makes it where there is none, and reads the rooms in it.
   *
   * @param bus is told of every commit
   * @param clock by which events grow old
   * @throws StoreInUseException if another store has the file open
   * @throws StoreOpenException if the file cannot be made, read or written, is damaged, or is not
   *     ours
   */
  public static SqliteRoomStore open(
      SqliteSettings settings, LocalEventBus bus, InstantSource clock) {
    return new SqliteRoomStore(OpenStore.open(settings, bus, clock), bus);
  }

  @Override
  public Optional<Room> find(RoomName name) {
    return rooms().find(name);
  }

  @Override
  public Optional<RoomName> nameOf(RoomSid sid) {
    return rooms().nameOf(sid);
  }

  @Override
  public List<Room> all() {
    return rooms().all();
  }

  @Override
  public long count() {
    return rooms().count();
  }

  @Override
  public List<RoomName> due(Instant now, int limit) {
    return rooms().due(now, limit);
  }

  @Override
  public Optional<Room> change(RoomName name, Decision decision) {
    requireOpen();
    Heads.Decided decided = open.heads().decide(name, decision);
    try {
      return decided.await();
    } finally {
      bus.flush();
    }
  }

  @Override
  public Revocations revoked(RoomName name) {
    requireOpen();
    return open.revocations().of(name);
  }

  @Override
  public long revocations(Instant now) {
    requireOpen();
    return open.revocations().count(now);
  }

  @Override
  public EventId latestEvent() {
    return reader().latest();
  }

  @Override
  public EventId earliestEvent() {
    return reader().earliest();
  }

  @Override
  public EventId latestEventBefore(Instant instant) {
    return reader().latestBefore(instant);
  }

  @Override
  public List<StoredEvent> eventsAfter(EventId after, int limit) {
    return reader().after(after, limit);
  }

  @Override
  public Optional<StoredEvent> event(EventId id) {
    return reader().find(id);
  }

  @Override
  public long eventsBetween(EventId after, EventId upTo) {
    return reader().between(after, upTo);
  }

  @Override
  public SubscriberStore subscribers() {
    return open.subscribers();
  }

  /** Why the last attempt to write failed; empty while writing works. */
  public Optional<Throwable> failure() {
    return open.writer().failure();
  }

  /**
   * Stores what is on its way, and lets go of the file. From then on every call throws {@code
   * StoreUnavailable}.
   */
  @Override
  public void close() {
    closed = true;
    open.close();
  }

  Database database() {
    return open.database();
  }

  private RoomIndex rooms() {
    requireOpen();
    return open.rooms();
  }

  private EventReader reader() {
    requireOpen();
    return open.reader();
  }

  private void requireOpen() {
    if (closed) {
      throw new RoomException(new StoreUnavailable());
    }
  }
}
