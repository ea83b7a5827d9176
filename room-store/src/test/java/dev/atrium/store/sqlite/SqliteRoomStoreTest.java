package dev.atrium.store.sqlite;

import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.DurableRoomStoreContract;
import dev.atrium.core.port.EventBus;
import dev.atrium.core.port.RoomStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRoomStoreTest extends DurableRoomStoreContract {
  @TempDir private Path folder;
  private LocalEventBus bus = new LocalEventBus(Runnable::run);
  private SqliteRoomStore store;

  @BeforeEach
  void open() {
    bus = new LocalEventBus(Runnable::run);
    SqliteSettings settings = SqliteSettings.of(folder.resolve("rooms.db"));
    store = SqliteRoomStore.open(settings, bus, new TestClock());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public RoomStore store() {
    return store;
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  protected void reopen() {
    close();
    open();
  }
}
