package dev.atrium.store.sqlite;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.memory.EventPosition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dead letters of subscribers. For the writing thread alone, within one transaction. */
final class DeadLetterTable {
  private static final String PUT =
      """
      INSERT OR REPLACE INTO dead_letters (subscriber, position, body)
      VALUES (?, ?, CAST(? AS TEXT))""";
  private static final String DELETE_OLDEST =
      """
      DELETE FROM dead_letters
      WHERE id = (SELECT min(id) FROM dead_letters WHERE subscriber = ?)""";
  private static final String COUNT_DROPPED =
      "UPDATE subscribers SET letters_dropped = letters_dropped + 1 WHERE id = ?";

  private final Database database;

  DeadLetterTable(Database database) {
    this.database = database;
  }

  DeadLetters of(long subscriber) throws SQLException {
    PreparedStatement select =
        database.prepared("SELECT body FROM dead_letters WHERE subscriber = ? ORDER BY id");
    select.setLong(1, subscriber);
    List<DeadLetter> letters = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        letters.add(StoredForm.read(row.getString(1), DeadLetter.class));
      }
    }
    return new DeadLetters(
        letters, number("SELECT letters_dropped FROM subscribers WHERE id = ?", subscriber));
  }

  void put(long subscriber, DeadLetter letter) throws SQLException {
    PreparedStatement put = database.prepared(PUT);
    put.setLong(1, subscriber);
    put.setLong(2, EventPosition.of(letter.event()).orElseThrow());
    put.setBytes(3, StoredForm.of(letter));
    put.executeUpdate();
    String count = "SELECT count(*) FROM dead_letters WHERE subscriber = ?";
    if (number(count, subscriber) > DeadLetters.MOST_KEPT) {
      update(DELETE_OLDEST, subscriber);
      update(COUNT_DROPPED, subscriber);
    }
  }

  void remove(long subscriber, Set<EventId> events) throws SQLException {
    for (EventId event : events) {
      Optional<Long> position = EventPosition.of(event);
      if (position.isPresent()) {
        PreparedStatement delete =
            database.prepared("DELETE FROM dead_letters WHERE subscriber = ? AND position = ?");
        delete.setLong(1, subscriber);
        delete.setLong(2, position.get());
        delete.executeUpdate();
      }
    }
  }

  void removeAll(long subscriber) throws SQLException {
    update("DELETE FROM dead_letters WHERE subscriber = ?", subscriber);
  }

  private void update(String sql, long subscriber) throws SQLException {
    PreparedStatement update = database.prepared(sql);
    update.setLong(1, subscriber);
    update.executeUpdate();
  }

  private long number(String query, long subscriber) throws SQLException {
    PreparedStatement select = database.prepared(query);
    select.setLong(1, subscriber);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
