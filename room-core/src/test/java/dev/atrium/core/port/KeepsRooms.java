package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.lifeOfEverything;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.ODD_NAMES;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomFull;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store promises about the rooms in it, one change after the other. */
interface KeepsRooms extends StoreUnderTest {

  @Test
  default void anEmptyStoreHasNoRooms() {
    assertHolds(List.of());
    assertThat(store().find(LOBBY)).isEmpty();
    assertThat(store().nameOf(new RoomSid("RM_1"))).isEmpty();
  }

  @Test
  default void aStartedRoomIsReadInEveryWay() {
    Room room = start(LOBBY, "RM_1");

    assertThat(room).isEqualTo(Room.of(started(LOBBY, "RM_1")));
    assertHolds(List.of(room));
  }

  @Test
  default void namesAreToldApartByteForByte() {
    List<Room> rooms = new ArrayList<>();
    for (RoomName name : ODD_NAMES) {
      rooms.add(start(name, "RM_" + rooms.size()));
    }

    assertHolds(rooms);
    assertThat(store().find(LOBBY)).isEmpty();
  }

  @Test
  default void anyTextCanBeLookedUp() {
    start(LOBBY, "RM_1");

    for (String text :
        List.of("", " ", "RM_1", "%", "*", "LOBBY", "lobby\u0000", "x".repeat(5000))) {
      assertThat(store().find(new RoomName(text))).isEmpty();
      assertThat(store().nameOf(new RoomSid(text + "2"))).isEmpty();
    }
  }

  @Test
  default void aChangeReturnsTheRoomThatItsEventsMake() {
    Room before = start(LOBBY, "RM_1");
    RoomEvent update = updated(before, "news");
    RoomEvent status = status(before, "slow_link", "{}");

    Room after = write(update, status);

    assertThat(after).isEqualTo(before.apply(update).apply(status));
    assertHolds(List.of(after));
  }

  @Test
  default void aDecisionIsGivenTheRoomAsTheChangeBeforeLeftIt() {
    List<Optional<Room>> seen = new ArrayList<>();
    Decision look =
        (room, revoked) -> {
          seen.add(room);
          return List.of();
        };

    store().change(LOBBY, look);
    Room room = start(LOBBY, "RM_1");
    store().change(LOBBY, look);
    store().change(STUDIO, look);

    assertThat(seen).containsExactly(Optional.empty(), Optional.of(room), Optional.empty());
  }

  @Test
  default void whereNothingIsDecidedNothingHappens() {
    Room room = start(LOBBY, "RM_1");

    assertThat(store().change(LOBBY, found -> List.of())).contains(room);
    assertThat(store().change(STUDIO, none -> List.of())).isEmpty();

    assertHolds(List.of(room));
  }

  @Test
  default void aRefusalIsPassedOnAndLeavesEverythingAsItWas() {
    Room room = start(LOBBY, "RM_1");
    RoomException refusal = new RoomException(new RoomFull(LOBBY, 2));
    Decision refuse =
        (found, revoked) -> {
          throw refusal;
        };

    for (RoomName name : List.of(LOBBY, STUDIO)) {
      assertThatThrownBy(() -> store().change(name, refuse))
          .isInstanceOfSatisfying(
              RoomException.class, e -> assertThat(e.error()).isEqualTo(refusal.error()));
    }

    assertHolds(List.of(room));
  }

  @Test
  default void aDecisionThatBreaksLeavesEverythingAsItWasAndTheStoreGoesOn() {
    Room room = start(LOBBY, "RM_1");

    assertThatThrownBy(
            () ->
                store()
                    .change(
                        LOBBY,
                        found -> {
                          throw new IllegalStateException("a faulty rule");
                        }))
        .isInstanceOf(RuntimeException.class);

    assertHolds(List.of(room));
    assertThat(write(updated(room, "news")).settings().metadata()).isEqualTo("news");
  }

  @Test
  default void anEndedRoomIsReturnedAsItLastWasAndFoundNoMore() {
    Room room = start(LOBBY, "RM_1");

    Room last = write(finished(room));

    assertThat(last).isEqualTo(room.apply(finished(room)));
    assertHolds(List.of());
    assertThat(store().find(LOBBY)).isEmpty();
    assertThat(store().nameOf(room.sid())).isEmpty();
  }

  @Test
  default void anEndAndANewBeginningAreOneChange() {
    Room old = start(LOBBY, "RM_1");
    RoomStarted fresh = started(LOBBY, "RM_2");

    Room room = write(finished(old), fresh);

    assertThat(room).isEqualTo(Room.of(fresh));
    assertHolds(List.of(room));
    assertThat(store().nameOf(old.sid())).isEmpty();
  }

  @Test
  default void aRoomCanBeginAndEndInOneChange() {
    RoomStarted start = started(LOBBY, "RM_1");

    Room last = write(start, finished(Room.of(start)));

    assertThat(last.version()).isEqualTo(2);
    assertHolds(List.of());
    assertThat(store().nameOf(last.sid())).isEmpty();
  }

  @Test
  default void everyDetailOfARoomIsKept() {
    List<RoomEvent> life = lifeOfEverything(LOBBY, "RM_1");

    Room room = write(life.getFirst());
    for (RoomEvent event : life.subList(1, life.size() - 1)) {
      Room expected = room.apply(event);
      room = write(event);
      assertThat(room).as("after %s", event).isEqualTo(expected);
      assertHolds(List.of(room));
    }
  }
}
