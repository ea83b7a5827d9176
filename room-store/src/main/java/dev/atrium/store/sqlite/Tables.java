package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Everything that a commit is written to, in one transaction. For the writing thread alone. */
final class Tables {
  private final Database database;
  private final RoomIds ids;
  private final RoomTables rooms;
  private final EventLog events;
  private final EarlierSettings earlier;

  Tables(Database database, RoomIds ids) throws SQLException {
    this.database = database;
    this.ids = ids;
    this.rooms = new RoomTables(database, ids);
    this.events = new EventLog(database);
    this.earlier = new EarlierSettings(database);
  }

  EventLog events() {
    return events;
  }

  /**
   * Stores all of the commits, or none.
   *
   * @param first position of the first event of the first commit
   */
  void write(List<Commit> commits, long first) throws SQLException {
    transaction(
        () -> {
          long position = first;
          for (Commit commit : commits) {
            for (Row row : commit.rows()) {
              write(row, position++);
            }
            rooms.writeState(commit);
          }
        });
  }

  void run(Errand errand) throws SQLException {
    transaction(errand::run);
  }

  /** Removes the events up to that position. */
  void forget(long position) throws SQLException {
    transaction(
        () -> {
          earlier.take(position);
          events.forget(position);
        });
  }

  /** Writes what is there already: fails where writing fails. */
  void probe() throws SQLException {
    transaction(
        () -> {
          try (Statement statement = database.writer().createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + Schema.VERSION);
          }
        });
  }

  private void write(Row row, long position) throws SQLException {
    RoomEvent event = row.step().event();
    ids.follow(event, position);
    events.append(row, position, ids.settingsAt(event.room().sid()));
    rooms.write(row, position);
  }

  private void transaction(Errand.Work work) throws SQLException {
    try {
      database.begin();
      work.run();
      database.commit();
    } catch (SQLException | RuntimeException | Error e) {
      ids.rollback();
      database.rollback();
      throw e;
    }
    ids.commit();
  }
}
