package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomSnapshot;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The stored events, at positions without a gap. Only the oldest are ever removed, so that two
 * numbers say what is there.
 */
final class EventLog {
  private static final String INSERT =
      "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?)";

  private static final List<String> FORGET =
      List.of("DELETE FROM events WHERE seq <= ?", "UPDATE forgotten_events SET up_to = ?");

  private final Database database;
  private volatile long first;
  private volatile long last;

  EventLog(Database database) throws SQLException {
    this.database = database;
    long forgotten = number("SELECT up_to FROM forgotten_events");
    first = forgotten + 1;
    last = Math.max(forgotten, number("SELECT max(seq) FROM events"));
  }

  /** The first position that is still there; one after {@link #last} if none is. */
  long first() {
    return first;
  }

  /** The last position that is stored for good; 0 before there is one. */
  long last() {
    return last;
  }

  /**
   * Adds an event.
   *
   * @param settingsAt position of the event that carries the settings of the room after this one
   */
  void append(Row row, long position, long settingsAt) throws SQLException {
    RoomEvent event = row.step().event();
    PreparedStatement insert = database.prepared(INSERT);
    insert.setLong(1, position);
    insert.setString(2, event.room().sid().value());
    StoredText.set(insert, 3, event.room().name().value());
    insert.setLong(4, row.step().room().version());
    insert.setString(5, EventType.of(event).storedName());
    insert.setLong(6, event.at().toEpochMilli());
    insert.setBytes(7, row.event());
    insert.setLong(8, settingsAt);
    setSnapshot(insert, row.step().snapshot());
    insert.executeUpdate();
  }

  private static void setSnapshot(PreparedStatement insert, RoomSnapshot room) throws SQLException {
    insert.setLong(9, room.createdAt().toEpochMilli());
    StoredText.set(insert, 10, room.password().value());
    insert.setLong(11, room.participants());
    insert.setLong(12, room.publishers());
    insert.setBoolean(13, room.recorded());
  }

  /** Everything up to there is stored for good. */
  void committed(long position) {
    last = position;
  }

  /**
   * The last of the oldest {@code limit} events that are all older than that; 0 if not even the
   * first is.
   */
  long lastOlderThan(Duration age, Instant now, int limit) throws SQLException {
    String sql = "SELECT seq, at FROM events ORDER BY seq LIMIT ?";
    try (PreparedStatement oldest = database.writer().prepareStatement(sql)) {
      oldest.setInt(1, limit);
      long found = 0;
      try (ResultSet row = oldest.executeQuery()) {
        while (row.next() && ageOf(row.getLong(2), now).compareTo(age) > 0) {
          found = row.getLong(1);
        }
      }
      return found;
    }
  }

  /** Forgets everything up to there. */
  void forget(long position) throws SQLException {
    first = Math.max(first, position + 1); // before the rows go: whoever reads them finds out
    for (String sql : FORGET) {
      PreparedStatement statement = database.prepared(sql);
      statement.setLong(1, position);
      statement.executeUpdate();
    }
  }

  private static Duration ageOf(long at, Instant now) {
    return Duration.between(Instant.ofEpochMilli(at), now);
  }

  private long number(String query) throws SQLException {
    try (Statement statement = database.writer().createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
