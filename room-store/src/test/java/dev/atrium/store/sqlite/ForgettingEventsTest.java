package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingEventsTest {
  private static final EventId BEGIN = new EventId("0");
  private static final Room ROOM = Room.of(started(LOBBY, "RM_1"));

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void asManyAsAreToBeKeptCanBeAskedFor() {
    try (SqliteRoomStore store = open(new EventRetention(Duration.ofDays(1), 3))) {
      write(store, 4);

      assertThat(store.eventsAfter(new EventId("1"), 10))
          .extracting(StoredEvent::version)
          .containsExactly(2L, 3L, 4L);
      assertForgotten(store, BEGIN);
    }
  }

  @Test
  void whatIsBeyondTheNumberGoesFromTheFile() {
    try (SqliteRoomStore store = open(new EventRetention(Duration.ofDays(1), 10))) {
      write(store, 5_000);

      await().untilAsserted(() -> assertThat(storedEvents()).isEqualTo(10));
      assertThat(store.eventsAfter(new EventId("4990"), 100)).hasSize(10);
    }
  }

  @Test
  void whatIsTooOldGoes() {
    try (SqliteRoomStore store = open(new EventRetention(Duration.ofDays(1), 1_000_000))) {
      write(store, 2_500);
      clock.advance(Duration.ofDays(1));
      assertThat(store.eventsAfter(BEGIN, 10)).hasSize(10);

      clock.advance(Duration.ofSeconds(2));

      await().untilAsserted(() -> assertThat(storedEvents()).isZero());
      assertForgotten(store, BEGIN);
      assertForgotten(store, new EventId("2499"));
      assertThat(store.eventsAfter(new EventId("2500"), 10)).isEmpty();
    }
  }

  @Test
  void positionsGoOnWhereTheyWereWhenAllIsForgotten() {
    EventRetention retention = new EventRetention(Duration.ofDays(1), 1_000_000);
    try (SqliteRoomStore store = open(retention)) {
      write(store, 3);
      clock.advance(Duration.ofDays(2));
      await().untilAsserted(() -> assertThat(storedEvents()).isZero());
    }

    try (SqliteRoomStore store = open(retention)) {
      assertThat(store.latestEvent()).isEqualTo(new EventId("3"));
      assertForgotten(store, new EventId("2"));
      store.change(LOBBY, room -> List.of(updated(ROOM, "again")));
      assertThat(store.latestEvent()).isEqualTo(new EventId("4"));
    }
  }

  @Test
  void aRetentionThatKeepsNothingIsRefused() {
    assertThatThrownBy(() -> new EventRetention(Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EventRetention(Duration.ofDays(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void write(SqliteRoomStore store, int events) {
    Stream<RoomEvent> updates = Stream.generate(() -> updated(ROOM, "news"));
    List<RoomEvent> life =
        Stream.concat(Stream.of(started(LOBBY, "RM_1")), updates).limit(events).toList();
    store.change(LOBBY, none -> life);
  }

  private static void assertForgotten(SqliteRoomStore store, EventId after) {
    assertThatThrownBy(() -> store.eventsAfter(after, 1))
        .isInstanceOfSatisfying(
            RoomException.class, e -> assertThat(e.error()).isEqualTo(new EventsForgotten(after)));
  }

  private SqliteRoomStore open(EventRetention retention) {
    return SqliteRoomStore.open(
        SqliteSettings.of(file()).with(retention), new LocalEventBus(Runnable::run), clock);
  }

  private long storedEvents() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM events")) {
      result.next();
      return result.getLong(1);
    }
  }

  private Path file() {
    return folder.resolve("rooms.db");
  }
}
