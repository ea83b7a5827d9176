package dev.atrium.core;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.SampleRooms.unnamed;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.turn.MemoryTurnUsers;
import dev.atrium.core.turn.UserDatabaseTurnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials that have to be stored elsewhere before anybody is told of them. */
class LeasingFromAUserDatabaseTest {
  private final MemoryTurnUsers users = new MemoryTurnUsers();
  private final TestEngine engine =
      TestEngine.create(new UserDatabaseTurnServer(users, "example.org", List.of("secret")));
  private final Rooms rooms = engine.rooms();

  @Test
  void aCreatorIsToldOfARoomWithItsCredentials() {
    LeasedRoom leased = rooms.createLeased(OWNER, unnamed(RoomNaming.SECRET));

    assertThat(leased.lease()).isEqualTo(rooms.lease(leased.room()));
    assertThat(leased.lease().credentials()).isPresent();
    assertThat(rooms.leasesAreWaitedFor()).isTrue();
  }

  @Test
  void whereNoCredentialsCanBeHadThereIsNoRoomEither() {
    users.away(true);

    assertThatThrownBy(() -> rooms.createLeased(OWNER, unnamed(RoomNaming.SECRET)))
        .isInstanceOfSatisfying(
            RoomException.class,
            refused -> assertThat(refused.error()).isInstanceOf(RoomError.StoreUnavailable.class));
    assertThat(rooms.list(OWNER)).isEmpty();
  }

  @Test
  void aRoomThatMayBeThereAlreadyIsNotMadeThatWay() {
    assertThatThrownBy(() -> rooms.createLeased(OWNER, leased(LOBBY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverWasGivenInARoomIsRevokedWhenItsDeletionReturns() {
    Room room = rooms.create(OWNER, leased(LOBBY));
    rooms.lease(room);
    engine.stays().turnCredentials(engine.stays().join(OWNER, join(LOBBY, ALICE)));
    assertThat(users.names()).hasSize(2);

    rooms.delete(OWNER, new DeleteRoom(LOBBY, false));

    assertThat(users.names()).isEmpty();
  }

  @Test
  void whoeverAsksAllTheTimeLeavesFewUsersBehind() {
    Room room = rooms.create(OWNER, idle(LOBBY, Duration.ofDays(1), Duration.ZERO));

    for (int second = 0; second < 3_600; second++) {
      Instant expires = rooms.lease(room).expires();
      assertThat(Duration.between(engine.clock().instant(), expires))
          .isBetween(Duration.ofSeconds(3_599), Duration.ofSeconds(3_600 + 450));
      engine.clock().advance(Duration.ofSeconds(1));
    }

    assertThat(users.names()).hasSizeBetween(8, 9);
  }

  @Test
  void aRoomIsDeletedThoughNothingCanBeRevoked() {
    rooms.lease(rooms.create(OWNER, leased(LOBBY)));
    users.away(true);

    rooms.delete(OWNER, new DeleteRoom(LOBBY, false));

    assertThat(rooms.list(OWNER)).isEmpty();
  }
}
