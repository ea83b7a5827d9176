package dev.atrium.core.scenario;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.ODD_NAMES;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.FinishReason;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that delete rooms. */
public interface DeletesRooms extends Scenario {

  /**
   * Deletes that room over the wire; {@code false} if the wire says in its words that there is no
   * such room. Any other refusal fails the test.
   */
  boolean deleteRoom(RoomName name);

  @Test
  default void aDeletedRoomIsGoneAtOnceWhicheverWireMadeIt() {
    List<CreateRoom> creations =
        List.of(
            idle(new RoomName("idle")),
            active(new RoomName("active"), Duration.ofMinutes(5)),
            leased(new RoomName("leased")));

    for (CreateRoom creation : creations) {
      RoomName name = engine().rooms().create(OWNER, creation).name();

      assertThat(deleteRoom(name)).as("%s deleted", name).isTrue();
      assertThat(engine().hasRoom(name)).isFalse();
    }
  }

  @Test
  default void onlyTheRoomOfThatNameIsDeleted() {
    engine().rooms().create(OWNER, idle(LOBBY));
    ODD_NAMES.forEach(name -> engine().rooms().create(OWNER, idle(name)));

    assertThat(deleteRoom(LOBBY)).isTrue();

    assertThat(engine().rooms().list(OWNER))
        .extracting(Room::name)
        .containsExactlyInAnyOrderElementsOf(ODD_NAMES);
  }

  @Test
  default void thoseInsideAreToldToHaveLeftBeforeTheRoomEnds() {
    engine().stays().join(OWNER, join(LOBBY, ALICE));
    RecordingListener listener = engine().listen();

    deleteRoom(LOBBY);

    assertThat(listener.events())
        .satisfiesExactly(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        ParticipantLeft.class,
                        left -> assertThat(left.reason()).isEqualTo(LeaveReason.ROOM_DELETED)),
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        RoomFinished.class,
                        end -> assertThat(end.reason()).isEqualTo(FinishReason.DELETED)));
  }

  @Test
  default void aRoomThatIsNotThereIsUnknown() {
    engine().rooms().create(OWNER, idle(STUDIO));

    assertThat(deleteRoom(LOBBY)).isFalse();
    assertThat(deleteRoom(new RoomName(""))).isFalse();
    assertThat(deleteRoom(TOO_LONG)).isFalse();

    assertThat(engine().hasRoom(STUDIO)).isTrue();
  }

  @Test
  default void aRoomCanBeDeletedOnce() {
    engine().rooms().create(OWNER, idle(LOBBY));
    deleteRoom(LOBBY);

    assertThat(deleteRoom(LOBBY)).isFalse();
  }

  @Test
  default void aRoomWhoseDeadlineHasComeIsUnknown() {
    engine().rooms().create(OWNER, idle(LOBBY, Duration.ofSeconds(5), Duration.ZERO));
    engine().clock().advance(Duration.ofSeconds(5));

    assertThat(deleteRoom(LOBBY)).isFalse();
  }
}
