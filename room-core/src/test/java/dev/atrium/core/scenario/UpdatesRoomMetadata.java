package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that change a room's metadata. */
public interface UpdatesRoomMetadata extends Scenario {

  /** Replaces the metadata over the wire; {@code false} if the wire does not know the room. */
  boolean updateMetadata(RoomName name, String metadata);

  @Test
  default void newMetadataAreThereForEveryWireAndAnnounced() {
    engine().rooms().create(OWNER, active(LOBBY, Duration.ofMinutes(5)));
    RecordingListener listener = engine().listen();

    assertThat(updateMetadata(LOBBY, "{\"topic\":\"día \uD83C\uDF89\"}")).isTrue();

    assertThat(metadata()).isEqualTo("{\"topic\":\"día \uD83C\uDF89\"}");
    assertThat(listener.events(RoomUpdated.class))
        .extracting(event -> event.settings().metadata())
        .containsExactly(metadata());
  }

  @Test
  default void everythingElseStaysAsItIs() {
    Room before = engine().rooms().create(OWNER, active(LOBBY, Duration.ofMinutes(5)));

    updateMetadata(LOBBY, "news");

    Room after = engine().rooms().get(OWNER, LOBBY);
    assertThat(after.settings()).isEqualTo(before.settings().withMetadata("news"));
    assertThat(List.of(after.ref(), after.times(), after.password()))
        .isEqualTo(List.of(before.ref(), before.times(), before.password()));
  }

  @Test
  default void theEmptyTextClearsThem() {
    engine().rooms().create(OWNER, idle(LOBBY));
    updateMetadata(LOBBY, "news");

    updateMetadata(LOBBY, "");

    assertThat(metadata()).isEmpty();
  }

  @Test
  default void theMetadataOfAnUnknownRoomCannotBeChanged() {
    assertThat(updateMetadata(LOBBY, "news")).isFalse();

    assertThat(engine().rooms().list(OWNER)).isEmpty();
  }

  private String metadata() {
    return engine().rooms().get(OWNER, LOBBY).settings().metadata();
  }
}
