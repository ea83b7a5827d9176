package dev.atrium.core.scenario;

import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Lifetime;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomName;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that create rooms, under whatever names. */
public interface CreatesRooms extends Scenario {

  /** Creates a room over the wire, as plain as it can be asked for, under a name not yet used. */
  RoomName createRoom();

  /** How rooms of this wire live. */
  Class<? extends Lifetime> lifetime();

  @Test
  default void aCreatedRoomIsThereForEveryWire() {
    RoomName name = createRoom();

    assertThat(engine().rooms().list(OWNER)).extracting(Room::name).containsExactly(name);
    assertThat(engine().rooms().get(OWNER, name).name()).isEqualTo(name);
  }

  @Test
  default void aCreatedRoomLivesAsRoomsOfItsWireDo() {
    RoomName name = createRoom();

    Room room = engine().rooms().get(OWNER, name);

    assertThat(room.settings().lifetime()).isInstanceOf(lifetime());
    assertThat(room.deadline()).hasValueSatisfying(end -> assertThat(end).isAfter(now()));
  }

  @Test
  default void aCreationIsAnnouncedOnce() {
    RecordingListener listener = engine().listen();

    RoomName name = createRoom();

    assertThat(listener.events())
        .singleElement()
        .isInstanceOfSatisfying(
            RoomStarted.class, event -> assertThat(event.room().name()).isEqualTo(name));
  }

  @Test
  default void everyCreationMakesAnotherRoom() {
    Set<RoomName> names = new HashSet<>();

    for (int i = 0; i < 20; i++) {
      names.add(createRoom());
    }

    assertThat(names).hasSize(20);
    assertThat(engine().rooms().list(OWNER))
        .extracting(Room::name)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(engine().rooms().list(OWNER)).extracting(Room::sid).doesNotHaveDuplicates();
  }

  private Instant now() {
    return engine().clock().instant();
  }
}
