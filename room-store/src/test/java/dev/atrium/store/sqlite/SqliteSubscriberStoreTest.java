package dev.atrium.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.SubscriberStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the contract of all stores cannot ask for: the rest is in {@link SqliteRoomStoreTest}. */
class SqliteSubscriberStoreTest {
  private static final SubscriberName NAME = new SubscriberName("receiver");
  private static final Progress FIRST = Progress.from(new EventId("0"));

  @TempDir private Path folder;
  private SqliteRoomStore rooms;

  @BeforeEach
  void open() {
    rooms =
        SqliteRoomStore.open(
            SqliteSettings.of(folder.resolve("rooms.db")),
            new LocalEventBus(Runnable::run),
            new TestClock());
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndChangesNothing() throws SQLException {
    SubscriberStore store = rooms.subscribers();
    store.save(NAME, FIRST);
    limitPages(1); // fewer than there are: the file cannot grow

    assertUnavailable(() -> store.save(new SubscriberName("long".repeat(10_000)), FIRST));
    assertThat(rooms.failure()).isPresent();
    assertThat(store.names()).containsExactly(NAME);

    limitPages(1_000_000);
    store.save(NAME, Progress.from(new EventId("1")));
    assertThat(rooms.failure()).isEmpty();
    assertThat(store.find(NAME)).contains(Progress.from(new EventId("1")));
  }

  @Test
  void aClosedStoreAnswersNobody() {
    SubscriberStore store = rooms.subscribers();

    rooms.close();

    assertUnavailable(() -> store.save(NAME, FIRST));
    assertUnavailable(store::names);
  }

  private void limitPages(int pages) throws SQLException {
    try (Statement statement = rooms.database().writer().createStatement()) {
      statement.executeUpdate("PRAGMA max_page_count = " + pages);
    }
  }

  private static void assertUnavailable(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RoomException.class, e -> assertThat(e.error()).isEqualTo(new StoreUnavailable()));
  }
}
