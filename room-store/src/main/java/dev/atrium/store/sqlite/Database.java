package dev.atrium.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Two connections to one file: one that writes, and one that reads beside it without delaying it.
 */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  /** How long a foreign tool may hold the file's write lock before commits fail. */
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /**
   * After how many pages in the write-ahead log they are moved into the main file. The same few
   * pages change again and again: the longer it waits, the fewer are moved, 16 MiB at most.
   */
  private static final int PAGES_IN_LOG = 4_096;

  private final Path path;
  private final Connection writer;
  private final Connection reader;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Database(Path path, Connection writer, Connection reader) {
    this.path = path;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens the file, with today's tables in it.
   *
   * @throws StoreOpenException if it is no file of ours, of a newer release, or damaged
   */
  static Database open(StoreFile file, Durability durability) throws SQLException, IOException {
    Path path = file.path();
    Connection writer = connect(path, false);
    try {
      int version = Schema.version(path, writer); // before anything is changed in what is not ours
      file.restrict();
      configure(path, writer, durability);
      Database database = new Database(path, writer, connect(path, true));
      Schema.prepare(database, version);
      return database;
    } catch (SQLException | IOException | RuntimeException e) {
      close(writer);
      throw e;
    }
  }

  Path path() {
    return path;
  }

  Connection writer() {
    return writer;
  }

  Connection reader() {
    return reader;
  }

  /** The writer's statement of that text; for the writing thread, within one transaction. */
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = writer.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  void begin() throws SQLException {
    prepared("BEGIN IMMEDIATE").executeUpdate();
  }

  /** Returns once the transaction is stored for good, as far as the {@link Durability} goes. */
  void commit() throws SQLException {
    prepared("COMMIT").executeUpdate();
  }

  /** Ends the transaction, if there still is one, without a trace of it. */
  void rollback() {
    prepared.values().forEach(Database::close); // the driver drops statements that have failed
    prepared.clear();
    try {
      prepared("ROLLBACK").executeUpdate();
    } catch (SQLException e) {
      log.debug("Nothing to roll back: SQLite has done so by itself", e);
    }
  }

  /** Moves everything into the main file and lets go of it. */
  @Override
  public void close() throws SQLException {
    try (Connection last = writer) {
      reader.close();
      query(last, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private static void configure(Path path, Connection writer, Durability durability)
      throws SQLException {
    String journal = query(writer, "PRAGMA journal_mode = WAL");
    if (!"wal".equals(journal)) {
      throw new StoreOpenException(
          "The store file " + path + " is on a file system without shared memory.", null);
    }
    String damage = query(writer, "PRAGMA quick_check(1)");
    if (!"ok".equals(damage)) {
      throw new StoreOpenException("The store file " + path + " is damaged: " + damage + ".", null);
    }
    try (Statement statement = writer.createStatement()) {
      statement.executeUpdate("PRAGMA synchronous = " + durability);
      statement.executeUpdate("PRAGMA fullfsync = ON"); // macOS: past the drive's own cache
      statement.executeUpdate("PRAGMA cache_size = -16384"); // KiB
      statement.executeUpdate("PRAGMA wal_autocheckpoint = " + PAGES_IN_LOG);
      statement.executeUpdate("PRAGMA journal_size_limit = 67108864");
    }
  }

  private static Connection connect(Path path, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setGetGeneratedKeys(false); // else the driver asks for one after every statement
    return config.createConnection("jdbc:sqlite:" + path.toUri());
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.debug("Already of no use", e);
    }
  }
}
