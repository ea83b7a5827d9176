package dev.atrium.store.sqlite;

import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomName;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.memory.EventPosition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Subscribers and their progress. For the writing thread alone, within one transaction. */
final class SubscriberTable {
  private static final String PUT =
      """
      INSERT INTO subscribers (name, position, until, missed) VALUES (?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE
      SET position = excluded.position, until = excluded.until, missed = excluded.missed""";
  private static final String PUT_ROOM = "INSERT OR REPLACE INTO subscriber_rooms VALUES (?, ?, ?)";
  private static final String DELETE_ROOM =
      "DELETE FROM subscriber_rooms WHERE subscriber = ? AND room = ?";

  private final Database database;

  SubscriberTable(Database database) {
    this.database = database;
  }

  Set<SubscriberName> names() throws SQLException {
    Set<SubscriberName> names = new HashSet<>();
    try (ResultSet row = database.prepared("SELECT name FROM subscribers").executeQuery()) {
      while (row.next()) {
        names.add(new SubscriberName(row.getString(1)));
      }
    }
    return names;
  }

  Optional<Long> id(SubscriberName name) throws SQLException {
    PreparedStatement select = database.prepared("SELECT id FROM subscribers WHERE name = ?");
    select.setString(1, name.value());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  Optional<Progress> find(SubscriberName name) throws SQLException {
    PreparedStatement select =
        database.prepared("SELECT id, position, until, missed FROM subscribers WHERE name = ?");
    select.setString(1, name.value());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Map<RoomName, EventId> lagging = new HashMap<>();
      rooms(row.getLong(1))
          .forEach((room, position) -> lagging.put(room, EventPosition.id(position)));
      Optional<EventId> until = Optional.ofNullable(row.getString(3)).map(EventId::new);
      return Optional.of(
          new Progress(EventPosition.id(row.getLong(2)), lagging, until, row.getLong(4)));
    }
  }

  void save(SubscriberName name, Progress progress) throws SQLException {
    PreparedStatement put = database.prepared(PUT);
    put.setString(1, name.value());
    put.setLong(2, position(progress.cursor()));
    if (progress.until().isPresent()) {
      put.setLong(3, position(progress.until().get()));
    } else {
      put.setNull(3, Types.INTEGER);
    }
    put.setLong(4, progress.missed());
    put.executeUpdate();
    saveRooms(id(name).orElseThrow(), progress.lagging());
  }

  void remove(long id) throws SQLException {
    saveRooms(id, Map.of());
    PreparedStatement delete = database.prepared("DELETE FROM subscribers WHERE id = ?");
    delete.setLong(1, id);
    delete.executeUpdate();
  }

  /** Writes no more than what has changed: a subscriber may lag in many rooms. */
  private void saveRooms(long id, Map<RoomName, EventId> lagging) throws SQLException {
    Map<RoomName, Long> before = rooms(id);
    for (Map.Entry<RoomName, EventId> room : lagging.entrySet()) {
      long position = position(room.getValue());
      if (!Optional.of(position).equals(Optional.ofNullable(before.remove(room.getKey())))) {
        PreparedStatement put = database.prepared(PUT_ROOM);
        put.setLong(1, id);
        StoredText.set(put, 2, room.getKey().value());
        put.setLong(3, position);
        put.executeUpdate();
      }
    }
    for (RoomName room : before.keySet()) {
      PreparedStatement delete = database.prepared(DELETE_ROOM);
      delete.setLong(1, id);
      StoredText.set(delete, 2, room.value());
      delete.executeUpdate();
    }
  }

  private Map<RoomName, Long> rooms(long id) throws SQLException {
    PreparedStatement select =
        database.prepared("SELECT room, position FROM subscriber_rooms WHERE subscriber = ?");
    select.setLong(1, id);
    Map<RoomName, Long> rooms = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rooms.put(new RoomName(StoredText.get(row, 1)), row.getLong(2));
      }
    }
    return rooms;
  }

  private static long position(EventId id) {
    return EventPosition.of(id)
        .orElseThrow(() -> new IllegalArgumentException("no position of this store: " + id));
  }
}
