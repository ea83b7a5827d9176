package dev.atrium.core.turn;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.SampleRooms.unnamed;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.DeleteRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Room;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.Rooms;
import dev.atrium.core.Seed;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnRevocationsTest {
  private final MemoryTurnUsers users = new MemoryTurnUsers();
  private final TurnServer turn =
      new UserDatabaseTurnServer(users, "example.org", List.of("secret"));
  private final TestEngine engine = TestEngine.create(turn);
  private final Rooms rooms = engine.rooms();
  private final TurnRevocations revocations = new TurnRevocations(engine.store(), users);

  @Test
  void endWhatARoomWasGivenWhenItsTimeIsOver() {
    Room room = rooms.create(OWNER, leased(LOBBY));
    rooms.lease(room);
    advance();
    engine.clock().advance(Duration.ofHours(2));

    engine.expiry().sweep();
    advance();

    assertThat(users.names()).isEmpty();
  }

  @Test
  void endWhatAParticipantWasGivenWhenItLeaves() {
    rooms.lease(rooms.create(OWNER, leased(LOBBY)));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().turnCredentials(alice);
    advance();
    assertThat(users.names()).hasSize(2);

    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    advance();

    assertThat(users.names()).singleElement().asString().contains(":RM_");
  }

  @Test
  void leaveTheLivingAlone() {
    rooms.lease(rooms.create(OWNER, leased(LOBBY)));
    Room gone = rooms.create(OWNER, unnamed(RoomNaming.SECRET));
    rooms.lease(gone);
    advance();

    rooms.delete(OWNER, new DeleteRoom(gone.name(), false));
    advance();

    assertThat(users.names()).hasSize(1);
  }

  @Test
  void catchUpWithWhatAnEarlierProcessLeftUndone() {
    rooms.lease(rooms.create(OWNER, leased(LOBBY)));
    turn.credentials(new TurnHolder("gone", "RM_gone"), Instant.ofEpochSecond(1_800_000_000L));

    advance();

    assertThat(users.holders()).hasSize(1).doesNotContain("RM_gone");
  }

  @Test
  void waitWhileTheUsersAreOutOfReachAndLoseNothing() {
    Room room = rooms.create(OWNER, leased(LOBBY));
    rooms.lease(room);
    advance();
    users.away(true);
    rooms.delete(OWNER, new DeleteRoom(LOBBY, false));
    assertThatThrownBy(this::advance).isInstanceOf(RoomException.class);

    users.away(false);
    assertThat(users.names()).isNotEmpty();
    advance();

    assertThat(users.names()).isEmpty();
  }

  @Test
  void beginAnewWhereEventsWereForgotten() {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    RoomStore forgetful = new MemoryRoomStore(bus, 2);
    Rooms shortLived = TestEngine.over(forgetful, bus, TestEngine.POLICY, new Seed(1)).rooms();
    Room room = shortLived.create(OWNER, leased(LOBBY));
    turn.credentials(TurnHolder.of(room), shortLived.lease(room).expires());
    TurnRevocations ofForgetful = new TurnRevocations(forgetful, users);
    advance(ofForgetful);

    shortLived.delete(OWNER, new DeleteRoom(LOBBY, false));
    shortLived.create(OWNER, unnamed(RoomNaming.SECRET));
    shortLived.create(OWNER, unnamed(RoomNaming.SECRET));
    shortLived.create(OWNER, unnamed(RoomNaming.SECRET));
    advance(ofForgetful);

    assertThat(users.names()).isEmpty();
  }

  private void advance() {
    advance(revocations);
  }

  private static void advance(TurnRevocations revocations) {
    boolean more = true;
    while (more) {
      more = revocations.advance();
    }
  }
}
