package dev.atrium.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Two connections to one file: one that writes, and one that reads beside it without delaying it.
 */
final class Database implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS =
      5_000; // for a foreign tool that looks into the file

  private final Path path;
  private final Connection writer;
  private final Connection reader;
  private final Statement transactions;

  private Database(Path path, Connection writer, Connection reader) throws SQLException {
    this.path = path;
    this.writer = writer;
    this.reader = reader;
    this.transactions = writer.createStatement();
  }

  static Database open(Path path, Durability durability) throws SQLException {
    Connection writer = connect(path, false);
    try {
      configure(path, writer, durability);
      return new Database(path, writer, connect(path, true));
    } catch (SQLException | RuntimeException e) {
      closeAfter(e, writer);
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

  void begin() throws SQLException {
    transactions.executeUpdate("BEGIN IMMEDIATE");
  }

  /** Returns once the transaction is stored for good, as far as the {@link Durability} goes. */
  void commit() throws SQLException {
    transactions.executeUpdate("COMMIT");
  }

  /** Ends the transaction, if there still is one, without a trace of it. */
  void rollback(Throwable cause) {
    try {
      transactions.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e); // mostly that SQLite did so by itself
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
      statement.executeUpdate("PRAGMA cache_size = -16384"); // KiB
      statement.executeUpdate("PRAGMA journal_size_limit = 67108864");
    }
  }

  private static Connection connect(Path path, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    return config.createConnection("jdbc:sqlite:" + path.toUri().toString().replace("///", "/"));
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }

  private static void closeAfter(Exception failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
