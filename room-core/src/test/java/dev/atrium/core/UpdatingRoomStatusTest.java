package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.StatusChanged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdatingRoomStatusTest {
  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void replacesWholeItemsAndLeavesTheOthersAlone() {
    rooms.create(OWNER, idle(LOBBY));
    update(Map.of("slow_link", "1", "other", "2"));

    Room after = update(Map.of("slow_link", "3"));

    assertThat(after.status().items()).isEqualTo(Map.of("other", "2", "slow_link", "3"));
    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(after);
  }

  @Test
  void tellsTheChangedItemsAlone() {
    Room room = rooms.create(OWNER, idle(LOBBY));
    update(Map.of("other", "2"));
    RecordingListener listener = engine.listen();

    update(Map.of("slow_link", "3"));

    RoomStatus changed = new RoomStatus(Map.of("slow_link", "3"));
    assertThat(listener.events())
        .containsExactly(new StatusChanged(room.ref(), engine.clock().instant(), changed));
  }

  @Test
  void keepsTheItemsInTheOrderOfTheirNames() {
    rooms.create(OWNER, idle(LOBBY));

    for (String item : List.of("zulu", "yankee", "alpha", "mike", "bravo", "x-ray")) {
      update(Map.of(item, "true"));
    }

    assertThat(rooms.get(OWNER, LOBBY).status().items().keySet())
        .containsExactly("alpha", "bravo", "mike", "x-ray", "yankee", "zulu");
  }

  @Test
  void refusesARoomThatIsNotThere() {
    assertRefused(() -> update(Map.of("slow_link", "1")), new RoomNotFound(LOBBY));
  }

  private Room update(Map<String, String> items) {
    return rooms.updateStatus(OWNER, LOBBY, new RoomStatus(items));
  }
}
