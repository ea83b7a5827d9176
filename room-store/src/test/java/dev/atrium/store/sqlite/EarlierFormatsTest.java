package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that earlier releases wrote, as scripts that make them. */
class EarlierFormatsTest {
  private static final RoomName HALL = new RoomName("hall");

  @TempDir private Path folder;

  @Test
  void theFirstFormatIsTakenOver() throws Exception {
    make("format-1.sql");

    try (SqliteRoomStore store = open()) {
      Room lobby = store.find(LOBBY).orElseThrow();
      Room changed = write(store, status(lobby, "mood", "1"));

      assertThat(lobby.version()).isEqualTo(2);
      assertThat(lobby.settings().metadata()).isEqualTo("news");
      assertThat(store.eventsAfter(new EventId("0"), 10))
          .extracting(StoredEvent::snapshot)
          .containsExactly(
              Optional.empty(), Optional.empty(), Optional.of(RoomSnapshot.of(changed)));
    }
  }

  @Test
  void theFourthFormatIsTakenOver() throws Exception {
    make("format-4.sql");

    try (SqliteRoomStore store = open()) {
      assertThat(store.find(LOBBY).orElseThrow().settings().metadata()).isEqualTo("news");
      assertThat(store.find(LOBBY).orElseThrow().status().items()).containsEntry("mood", "1");
      assertThat(store.find(HALL).orElseThrow().settings().metadata()).isEqualTo("dull");
      assertThat(store.earliestEvent()).isEqualTo(new EventId("3"));
      assertThat(store.eventsAfter(new EventId("3"), 10))
          .extracting(stored -> stored.snapshot().orElseThrow().settings().metadata())
          .containsExactly("", "dull", "", "");
    }
  }

  @Test
  void whatWasTakenOverIsReadAgain() throws Exception {
    make("format-4.sql");
    Room changed;
    try (SqliteRoomStore store = open()) {
      changed = write(store, status(store.find(LOBBY).orElseThrow(), "mood", "2"));
    }

    try (SqliteRoomStore store = open()) {
      assertThat(store.find(LOBBY)).contains(changed);
      assertThat(store.latestEvent()).isEqualTo(new EventId("8"));
    }
  }

  @Test
  void positionsOfForgottenEventsAreNotGivenOutAgain() throws Exception {
    make("format-4.sql");
    run("DELETE FROM rooms");
    run("DELETE FROM events");

    try (SqliteRoomStore store = open()) {
      assertThat(store.latestEvent()).isEqualTo(new EventId("7"));

      write(store, started(LOBBY, "RM_9"));

      assertThat(store.latestEvent()).isEqualTo(new EventId("8"));
    }
  }

  private void make(String script) throws IOException, SQLException {
    try (InputStream from = EarlierFormatsTest.class.getResourceAsStream(script)) {
      run(new String(from.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Room write(SqliteRoomStore store, RoomEvent event) {
    return store.change(event.room().name(), room -> List.of(event)).orElseThrow();
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(
        SqliteSettings.of(file()), new LocalEventBus(Runnable::run), new TestClock());
  }

  private Path file() {
    return folder.resolve("rooms.db");
  }
}
