package dev.atrium.store.sqlite;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.EventPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads stored events beside the writer, on a connection of its own. */
final class EventReader {
  private static final String SELECT =
      """
      SELECT seq, room, name, version, type, at, body,
        settings_at, created_at, password, participants, publishers, recorded
      FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq""";

  private final EventLog log;
  private final long kept;
  private final Connection connection;
  private final SettingsReader settings;

  /**
   * @param kept how many of the latest events can be asked for, though more may still be there
   */
  EventReader(Connection connection, EventLog log, long kept) {
    this.connection = connection;
    this.log = log;
    this.kept = kept;
    this.settings = new SettingsReader(connection);
  }

  EventId latest() {
    return id(log.last());
  }

  EventId earliest() {
    return id(forgotten());
  }

  /** Halves the kept ones until it is found, as if their instants were in order. */
  synchronized EventId latestBefore(Instant instant) {
    long before = forgotten();
    long from = log.last();
    while (before < from) {
      long middle = before + (from - before + 1) / 2;
      List<StoredEvent> found = read(middle, middle);
      if (found.isEmpty() || found.getFirst().event().at().isBefore(instant)) {
        before = middle; // also past what was forgotten meanwhile
      } else {
        from = middle - 1;
      }
    }
    return id(before);
  }

  synchronized Optional<StoredEvent> find(EventId id) {
    return EventPosition.of(id)
        .filter(position -> position > forgotten() && position <= log.last())
        .flatMap(position -> read(position, position).stream().findFirst());
  }

  long between(EventId after, EventId upTo) {
    return known(upTo) - known(after);
  }

  synchronized List<StoredEvent> after(EventId after, int limit) {
    long position = known(after);
    long last = log.last();
    if (position < forgotten()) {
      throw new RoomException(new EventsForgotten(after));
    }
    long to = position + Math.min(Math.max(limit, 0), last - position);
    List<StoredEvent> found = read(position + 1, to);
    if (found.size() < to - position) { // they were forgotten just now
      throw new RoomException(new EventsForgotten(after));
    }
    return found;
  }

  private List<StoredEvent> read(long from, long to) {
    try {
      connection.setAutoCommit(false); // one look at the file, whatever the writer does meanwhile
      try {
        return select(from, to);
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) { // closed, damaged, or written by a newer release
      throw new RoomException(new StoreUnavailable(), e);
    }
  }

  private List<StoredEvent> select(long from, long to) throws SQLException {
    List<StoredEvent> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, from);
      select.setLong(2, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(event(row));
        }
      }
    }
    return List.copyOf(found);
  }

  private StoredEvent event(ResultSet row) throws SQLException {
    RoomRef room = new RoomRef(new RoomName(StoredText.get(row, 3)), new RoomSid(row.getString(2)));
    EventType type = EventType.named(row.getString(5));
    Instant at = Instant.ofEpochMilli(row.getLong(6));
    RoomEvent event = StoredForm.event(type, room, at, row.getString(7));
    return new StoredEvent(id(row.getLong(1)), row.getLong(4), event, snapshot(row, event));
  }

  private Optional<RoomSnapshot> snapshot(ResultSet row, RoomEvent event) throws SQLException {
    long settingsAt = row.getLong(8);
    if (settingsAt == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RoomSnapshot(
            settings.of(event, settingsAt),
            new RoomPassword(StoredText.get(row, 10)),
            Instant.ofEpochMilli(row.getLong(9)),
            row.getLong(11),
            row.getLong(12),
            row.getBoolean(13)));
  }

  /** The last position that can no longer be asked for, though it may still be there. */
  private long forgotten() {
    return Math.max(log.last() - kept, log.first() - 1);
  }

  /** Refuses positions that were never given out. */
  private long known(EventId id) {
    return EventPosition.of(id)
        .filter(position -> position <= log.last())
        .orElseThrow(() -> new RoomException(new EventsForgotten(id)));
  }

  private static EventId id(long position) {
    return EventPosition.id(position);
  }
}
