package dev.atrium.core.memory;

import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.port.EventBus;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.RoomStoreContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryRoomStoreTest extends RoomStoreContract {
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final RoomStore store = new MemoryRoomStore(bus, 100_000);

  @Override
  public RoomStore store() {
    return store;
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Test
  void eventsBeyondTheNumberThatIsKeptAreForgotten() {
    RoomStore small = new MemoryRoomStore(bus, 3);
    EventId begin = small.latestEvent();
    Room room = Room.of(started(LOBBY, "RM_1"));

    small.change(LOBBY, none -> List.of(started(LOBBY, "RM_1")));
    EventId first = small.latestEvent();
    for (int i = 0; i < 3; i++) {
      String metadata = "metadata " + i;
      small.change(LOBBY, found -> List.of(updated(room, metadata)));
    }

    assertThat(small.eventsAfter(first, 10))
        .extracting(StoredEvent::version)
        .containsExactly(2L, 3L, 4L);
    assertThatThrownBy(() -> small.eventsAfter(begin, 10))
        .isInstanceOfSatisfying(
            RoomException.class, e -> assertThat(e.error()).isEqualTo(new EventsForgotten(begin)));
  }
}
