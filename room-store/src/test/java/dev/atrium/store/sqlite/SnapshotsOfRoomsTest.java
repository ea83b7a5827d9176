package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events tell of their room, although its settings are stored once and may be forgotten. */
class SnapshotsOfRoomsTest {
  @TempDir private Path folder;

  @Test
  void settingsOutliveTheEventThatCarriedThem() throws SQLException {
    try (SqliteRoomStore store = open(new EventRetention(Duration.ofDays(1), 3))) {
      Room lobby = write(store, started(LOBBY, "RM_1"));
      lobby = write(store, updated(lobby, "news"));
      Room studio = write(store, started(STUDIO, "RM_2"));
      for (int i = 0; i < 10; i++) {
        write(store, status(lobby, "mood", "" + i));
      }
      write(store, status(studio, "mood", "1"));
      await().untilAsserted(() -> assertThat(count("events")).isEqualTo(3));

      assertThat(store.eventsAfter(new EventId("11"), 10))
          .extracting(SnapshotsOfRoomsTest::settings)
          .containsExactly(lobby.settings(), lobby.settings(), studio.settings());
      assertThat(count("earlier_settings")).isEqualTo(2);
    }
  }

  @Test
  void settingsOfRoomsThatAreGoneAreForgottenWithTheirEvents() throws SQLException {
    try (SqliteRoomStore store = open(new EventRetention(Duration.ofDays(1), 3))) {
      for (int i = 0; i < 20; i++) {
        Room room = write(store, started(new RoomName("room " + i), "RM_" + i));
        write(store, status(room, "mood", "1"));
        write(store, finished(room));
      }

      await().untilAsserted(() -> assertThat(count("events")).isEqualTo(3));
      assertThat(count("earlier_settings")).isEqualTo(0);
    }
  }

  @Test
  void longMetadataIsStoredOnce() throws SQLException {
    try (SqliteRoomStore store = open(EventRetention.STANDARD)) {
      Room lobby = write(store, started(LOBBY, "RM_1"));
      lobby = write(store, updated(lobby, "long ".repeat(10_000)));
      for (int i = 0; i < 10; i++) {
        write(store, status(lobby, "mood", "" + i));
      }

      assertThat(number("SELECT sum(length(body)) FROM events WHERE seq > 2")).isLessThan(1_000);
      assertThat(store.eventsAfter(new EventId("11"), 1))
          .extracting(SnapshotsOfRoomsTest::settings)
          .containsExactly(lobby.settings());
    }
  }

  private static RoomSettings settings(StoredEvent stored) {
    return stored.snapshot().orElseThrow().settings();
  }

  private static Room write(SqliteRoomStore store, RoomEvent event) {
    return store.change(event.room().name(), room -> List.of(event)).orElseThrow();
  }

  private long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  private long number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rooms.db"));
  }

  private SqliteRoomStore open(EventRetention retention) {
    SqliteSettings settings = SqliteSettings.of(folder.resolve("rooms.db")).with(retention);
    return SqliteRoomStore.open(settings, new LocalEventBus(Runnable::run), new TestClock());
  }
}
