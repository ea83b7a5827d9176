package dev.atrium.store.sqlite;

import dev.atrium.core.RoomRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * The stored events, at positions without a gap. Only the oldest are ever removed, so that two
 * numbers say what is there.
 */
final class EventLog {
  private static final String INSERT =
      "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))";

  private final Database database;
  private volatile long first;
  private volatile long last;

  EventLog(Database database) throws SQLException {
    this.database = database;
    last = number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'events'");
    long lowest = number("SELECT min(seq) FROM events");
    first = lowest == 0 ? last + 1 : lowest;
  }

  /** The first position that is still there; one after {@link #last} if none is. */
  long first() {
    return first;
  }

  /** The last position that is stored for good; 0 before there is one. */
  long last() {
    return last;
  }

  /** Adds the events of a commit, from that position on. */
  void append(Commit commit, long from) throws SQLException {
    PreparedStatement insert = database.prepared(INSERT);
    long position = from;
    for (Row row : commit.rows()) {
      RoomRef room = row.step().event().room();
      insert.setLong(1, position++);
      insert.setString(2, room.sid().value());
      StoredText.set(insert, 3, room.name().value());
      insert.setLong(4, row.step().room().version());
      insert.setString(5, EventType.of(row.step().event()).storedName());
      insert.setLong(6, row.step().event().at().toEpochMilli());
      insert.setBytes(7, row.event());
      insert.executeUpdate();
    }
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
    PreparedStatement delete = database.prepared("DELETE FROM events WHERE seq <= ?");
    delete.setLong(1, position);
    delete.executeUpdate();
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
