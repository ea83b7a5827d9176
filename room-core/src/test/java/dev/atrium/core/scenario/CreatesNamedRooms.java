package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.ODD_NAMES;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.IfExists;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import org.junit.jupiter.api.Test;

/** Scenarios for wires whose creators choose the name. */
public interface CreatesNamedRooms extends Scenario {

  /** Asks over the wire for a room of that name; whether the answer is a room and no refusal. */
  boolean createRoom(RoomName name);

  /** What this wire answers when the name is taken. */
  IfExists ifExists();

  @Test
  default void aRoomIsCreatedUnderTheVeryNameThatWasAskedFor() {
    for (RoomName name : ODD_NAMES) {
      assertThat(createRoom(name)).as("%s created", name).isTrue();
    }

    assertThat(engine().rooms().list(OWNER))
        .extracting(Room::name)
        .containsExactlyInAnyOrderElementsOf(ODD_NAMES);
  }

  @Test
  default void aNameTakenOnAnotherWireIsTakenHereAndItsRoomStaysAsItIs() {
    Room there = engine().rooms().create(OWNER, leased(LOBBY));
    RecordingListener listener = engine().listen();

    boolean answered = createRoom(LOBBY);

    assertThat(answered).isEqualTo(ifExists() == IfExists.RETURN);
    assertThat(engine().rooms().get(OWNER, LOBBY)).isEqualTo(there);
    assertThat(listener.events()).isEmpty();
  }

  @Test
  default void theNameOfADeletedRoomIsFreeForANewLife() {
    createRoom(LOBBY);
    Room first = engine().rooms().delete(OWNER, delete(LOBBY));

    assertThat(createRoom(LOBBY)).isTrue();

    assertThat(engine().rooms().get(OWNER, LOBBY).sid()).isNotEqualTo(first.sid());
  }

  @Test
  default void aNameThatIsTooLongIsRefused() {
    assertThat(createRoom(TOO_LONG)).isFalse();

    assertThat(engine().rooms().list(OWNER)).isEmpty();
  }
}
