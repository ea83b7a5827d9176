package dev.atrium.store.sqlite;

import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.RevocationIndex;
import dev.atrium.core.memory.RoomIndex;
import dev.atrium.core.port.SubscriberStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The parts of a store at work: opened in order, closed in the opposite one. */
final class OpenStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenStore.class);

  private final StoreFile file;
  private final Database database;
  private final RoomIndex rooms = new RoomIndex();
  private final RevocationIndex revocations = new RevocationIndex();
  private final CommitQueue queue = new CommitQueue();
  private final Heads heads = new Heads(rooms, revocations, queue);
  private final EventReader reader;
  private final SqliteSubscriberStore subscribers;
  private final CommitWriter writer;
  private final Thread thread;
  private boolean closed;

  private OpenStore(
      StoreFile file,
      Database database,
      EventRetention retention,
      LocalEventBus bus,
      InstantSource clock)
      throws SQLException {
    this.file = file;
    this.database = database;
    RoomIds ids = new RoomIds();
    new RoomLoader(database.reader()).load(rooms, ids);
    RevocationTable.load(database.reader(), revocations);
    Tables tables = new Tables(database, ids);
    reader = new EventReader(database.reader(), tables.events(), retention.count());
    subscribers = new SqliteSubscriberStore(database, queue);
    EventPruning pruning = new EventPruning(tables, retention, clock);
    writer = new CommitWriter(queue, tables, pruning, heads, bus);
    thread = Thread.ofPlatform().name("atrium-store").daemon().start(writer);
  }

  static OpenStore open(SqliteSettings settings, LocalEventBus bus, InstantSource clock) {
    StoreFile file = StoreFile.claim(settings.file());
    Database database = null;
    boolean opened = false;
    try {
      database = Database.open(file, settings.durability());
      OpenStore open = new OpenStore(file, database, settings.retention(), bus, clock);
      opened = true;
      return open;
    } catch (StoreOpenException e) {
      throw e;
    } catch (SQLException | IOException | RuntimeException e) {
      throw unusable(file, e);
    } finally {
      if (!opened) {
        close(database);
        close(file);
      }
    }
  }

  Database database() {
    return database;
  }

  RoomIndex rooms() {
    return rooms;
  }

  RevocationIndex revocations() {
    return revocations;
  }

  Heads heads() {
    return heads;
  }

  SubscriberStore subscribers() {
    return subscribers;
  }

  EventReader reader() {
    return reader;
  }

  CommitWriter writer() {
    return writer;
  }

  /** Returns when everything that is on its way is stored, or has failed. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // leaving now would leave the file to a thread that still writes
      }
    }
    close(database);
    close(file);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static StoreOpenException unusable(StoreFile file, Exception cause) {
    String why =
        switch (cause) {
          case SQLiteException e -> reason(e);
          case IOException e -> "cannot be kept from the eyes of others";
          default -> "holds something that is no room";
        };
    return new StoreOpenException("The store file " + file.path() + " " + why + ".", cause);
  }

  private static String reason(SQLiteException e) {
    int primary = e.getResultCode().code & 0xFF; // the rest of an extended code refines it
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(primary);
    return switch (code) {
      case SQLITE_NOTADB -> "is not a SQLite database";
      case SQLITE_CORRUPT -> "is damaged";
      case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another program";
      case SQLITE_FULL -> "cannot be written: the disk is full";
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> "cannot be opened for writing";
      default -> "cannot be used (" + code + ")";
    };
  }

  private static void close(@Nullable AutoCloseable resource) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) {
      log.warn("Something of the store did not close well; what was acknowledged is stored", e);
    }
  }
}
