package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.access.Caller;
import org.junit.jupiter.api.Test;

class UpdatingRoomMetadataTest {
  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void replacesThemAndTellsTheNewSettings() {
    Room before = rooms.create(OWNER, idle(LOBBY));
    RecordingListener listener = engine.listen();

    Room after = rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "news"));

    assertThat(after.settings()).isEqualTo(before.settings().withMetadata("news"));
    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(after);
    assertThat(listener.events())
        .containsExactly(new RoomUpdated(before.ref(), engine.clock().instant(), after.settings()));
  }

  @Test
  void clearsThemWithTheEmptyText() {
    rooms.create(OWNER, idle(LOBBY));
    rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "news"));

    Room after = rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, ""));

    assertThat(after.settings().metadata()).isEmpty();
  }

  @Test
  void refusesARoomThatIsNotThere() {
    assertRefused(
        () -> rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "news")),
        new RoomNotFound(LOBBY));
  }

  @Test
  void limitsThemBeforeItLooksAtTheGrant() {
    UpdateRoomMetadata tooMuch = new UpdateRoomMetadata(LOBBY, "x".repeat(524_289));

    assertRefused(
        () -> rooms.updateMetadata(Caller.ANONYMOUS, tooMuch),
        new LimitExceeded(Limit.METADATA, 524_288));
  }

  @Test
  void allowsAsMuchAsTheLimit() {
    rooms.create(OWNER, idle(LOBBY));
    String most = "é".repeat(262_144);

    Room after = rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, most));

    assertThat(after.settings().metadata()).isEqualTo(most);
  }
}
