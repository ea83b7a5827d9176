package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Lifetime;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.Room;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was taken is found again, however long or contrived the keys of its maps are. */
class UnusualKeysTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("keys")
  void areFoundAgain(Map<String, String> keys) {
    List<RoomEvent> told;
    try (SqliteRoomStore store = open()) {
      RoomEvent started = SampleEvents.started(LOBBY, "RM_1", settings(keys));
      Room room = store.change(LOBBY, none -> List.of(started)).orElseThrow();
      RoomEvent joined = joined(room, keys);
      store.change(LOBBY, found -> List.of(joined));
      told = List.of(started, joined);
    }

    try (SqliteRoomStore store = open()) {
      Room found = store.find(LOBBY).orElseThrow();
      List<RoomEvent> read =
          store.eventsAfter(new EventId("0"), 10).stream().map(StoredEvent::event).toList();

      assertThat(found.settings().equals(settings(keys))).as("same settings").isTrue();
      assertThat(found.participants().firstEntry().getValue().profile().attributes().equals(keys))
          .as("same attributes")
          .isTrue();
      assertThat(read.equals(told)).as("same events").isTrue();
    }
  }

  private static Stream<Arguments> keys() {
    Map<String, String> alike = new HashMap<>();
    for (int i = 0; i < 1 << 10; i++) {
      String bits = Integer.toBinaryString((1 << 10) + i).substring(1);
      alike.put(bits.replace("0", "ab").replace("1", "bA"), ""); // 33 * 'a' + 'b' both times
    }
    return Stream.of(
        Arguments.of(Named.of("one of 60,000 characters", Map.of("k".repeat(60_000), "v"))),
        Arguments.of(Named.of("a thousand of one hash in the parser", Map.copyOf(alike))));
  }

  private static RoomSettings settings(Map<String, String> keys) {
    RoomExtras extras =
        new RoomExtras(
            List.of(new RoomAgent("helper", "", keys, "")), "", keys, "", PlayoutDelay.NONE, false);
    RoomSettings usual = SampleEvents.settings(Lifetime.NEVER);
    return new RoomSettings(usual.lifetime(), 0, "", usual.media(), extras);
  }

  private static RoomEvent joined(Room room, Map<String, String> keys) {
    ParticipantJoined usual = SampleEvents.joined(room, new ParticipantIdentity("alice"));
    return new ParticipantJoined(
        usual.room(),
        usual.at(),
        usual.participant().withProfile(new ParticipantProfile("", "", keys)));
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(
        SqliteSettings.of(folder.resolve("rooms.db")),
        new LocalEventBus(Runnable::run),
        new TestClock());
  }
}
