package dev.atrium.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how those of an earlier version become today's. A file says in SQLite's {@code
 * application_id} that it is ours, and in {@code user_version} how many steps it has come.
 */
final class Schema {
  private static final int APPLICATION_ID = 0x4154524D; // "ATRM"

  /** Steps are added at the end and never changed. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              // what hardly changes; id is the position of the event that began the room
              """
              CREATE TABLE rooms (
                id INTEGER PRIMARY KEY,
                sid TEXT NOT NULL,
                name ANY NOT NULL,
                created_at INTEGER NOT NULL,
                password ANY NOT NULL,
                settings TEXT NOT NULL
              ) STRICT""",
              // what nearly every event changes; small, whatever the room holds
              """
              CREATE TABLE room_states (
                room INTEGER PRIMARY KEY,
                version INTEGER NOT NULL,
                idle_since INTEGER NOT NULL,
                lease_until INTEGER NOT NULL,
                departed INTEGER NOT NULL,
                status TEXT NOT NULL
              ) STRICT""",
              // seats grow with time: their order is the order of joining
              """
              CREATE TABLE participants (
                seat INTEGER PRIMARY KEY,
                room INTEGER NOT NULL,
                identity ANY NOT NULL,
                body TEXT NOT NULL,
                UNIQUE (room, identity)
              ) STRICT""",
              """
              CREATE TABLE events (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                room TEXT NOT NULL,
                name ANY NOT NULL,
                version INTEGER NOT NULL,
                type TEXT NOT NULL,
                at INTEGER NOT NULL,
                body TEXT NOT NULL
              ) STRICT"""),
          List.of(
              // the room right after the event; null before this step. Its settings are those that
              // the event at settings_at carries, which may be the event itself
              "ALTER TABLE events ADD COLUMN settings_at INTEGER",
              "ALTER TABLE events ADD COLUMN created_at INTEGER",
              "ALTER TABLE events ADD COLUMN password ANY",
              "ALTER TABLE events ADD COLUMN participants INTEGER",
              "ALTER TABLE events ADD COLUMN publishers INTEGER",
              "ALTER TABLE events ADD COLUMN recorded INTEGER",
              "ALTER TABLE rooms ADD COLUMN settings_at INTEGER NOT NULL DEFAULT 0",
              "UPDATE rooms SET settings_at = id",
              // the last event of each living room that carried settings and is forgotten
              """
              CREATE TABLE earlier_settings (
                room TEXT PRIMARY KEY,
                seq INTEGER NOT NULL,
                body TEXT NOT NULL
              ) STRICT""",
              """
              INSERT INTO earlier_settings
              SELECT sid, id, '{"settings":' || settings || '}' FROM rooms"""),
          List.of(
              """
              CREATE TABLE subscribers (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                position INTEGER NOT NULL,
                until INTEGER,
                missed INTEGER NOT NULL,
                letters_dropped INTEGER NOT NULL DEFAULT 0
              ) STRICT""",
              // rooms of which a subscriber was told less than of the others, and up to where
              """
              CREATE TABLE subscriber_rooms (
                subscriber INTEGER NOT NULL,
                room ANY NOT NULL,
                position INTEGER NOT NULL,
                PRIMARY KEY (subscriber, room)
              ) STRICT, WITHOUT ROWID""",
              // ids grow with time: their order is the order of burying
              """
              CREATE TABLE dead_letters (
                id INTEGER PRIMARY KEY,
                subscriber INTEGER NOT NULL,
                position INTEGER NOT NULL,
                body TEXT NOT NULL,
                UNIQUE (subscriber, position)
              ) STRICT"""),
          List.of(
              // tokens that are refused in rooms of a name, whatever becomes of those
              """
              CREATE TABLE revocations (
                room ANY NOT NULL,
                identity ANY NOT NULL,
                up_to INTEGER NOT NULL,
                until INTEGER NOT NULL,
                PRIMARY KEY (room, identity)
              ) STRICT, WITHOUT ROWID""",
              "CREATE INDEX revocations_until ON revocations (until)"),
          List.of(
              // one row for each room, without its settings: those are in the event at settings_at,
              // or in earlier_settings
              """
              CREATE TABLE living_rooms (
                id INTEGER PRIMARY KEY,
                sid TEXT NOT NULL,
                name ANY NOT NULL,
                created_at INTEGER NOT NULL,
                password ANY NOT NULL,
                settings_at INTEGER NOT NULL,
                version INTEGER NOT NULL,
                idle_since INTEGER NOT NULL,
                lease_until INTEGER NOT NULL,
                departed INTEGER NOT NULL,
                status TEXT NOT NULL
              ) STRICT""",
              """
              INSERT INTO living_rooms
              SELECT id, sid, name, created_at, password, settings_at,
                version, idle_since, lease_until, departed, status
              FROM rooms JOIN room_states ON room = id""",
              "DROP TABLE room_states",
              "DROP TABLE rooms",
              "ALTER TABLE living_rooms RENAME TO rooms",
              // the last position of those that are no longer in the log
              "CREATE TABLE forgotten_events (up_to INTEGER NOT NULL) STRICT",
              """
              INSERT INTO forgotten_events SELECT coalesce(
                (SELECT min(seq) - 1 FROM events),
                (SELECT max(seq) FROM sqlite_sequence WHERE name = 'events'),
                0)""",
              // positions come from the writer: a sequence of SQLite's own would count them again
              """
              CREATE TABLE event_log (
                seq INTEGER PRIMARY KEY,
                room TEXT NOT NULL,
                name ANY NOT NULL,
                version INTEGER NOT NULL,
                type TEXT NOT NULL,
                at INTEGER NOT NULL,
                body TEXT NOT NULL,
                settings_at INTEGER,
                created_at INTEGER,
                password ANY,
                participants INTEGER,
                publishers INTEGER,
                recorded INTEGER
              ) STRICT""",
              "INSERT INTO event_log SELECT * FROM events",
              "DROP TABLE events",
              "ALTER TABLE event_log RENAME TO events"));

  static final int VERSION = STEPS.size();

  private Schema() {}

  /** Brings a file of that version to today's tables. */
  static void prepare(Database database, int version) throws SQLException {
    if (version == VERSION) {
      return;
    }
    try (Statement statement = database.writer().createStatement()) {
      database.begin();
      for (List<String> step : STEPS.subList(version, VERSION)) {
        for (String sql : step) {
          statement.executeUpdate(sql);
        }
      }
      statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
      statement.executeUpdate("PRAGMA user_version = " + VERSION);
      database.commit();
    }
  }

  /**
   * The version of the tables in a file, 0 for none.
   *
   * @throws StoreOpenException if the file is another program's or of a newer release
   */
  static int version(Path path, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int application = number(statement, "PRAGMA application_id");
      int version = number(statement, "PRAGMA user_version");
      boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      if (application != APPLICATION_ID && (!empty || application != 0 || version != 0)) {
        throw new StoreOpenException(
            "The store file " + path + " is a database of another program.", null);
      }
      if (version > VERSION) {
        throw new StoreOpenException(
            "The store file %s was written by a newer release (format %d, this one knows %d)."
                .formatted(path, version, VERSION),
            null);
      }
      return version;
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }
}
