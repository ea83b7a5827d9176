package dev.atrium.core;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.SampleRooms.unnamed;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Instant AN_HOUR_ON = Instant.parse("2026-05-04T11:15:30Z");

  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void ofALeasedRoomEndWithTheRoomHoweverOftenTheyAreLookedAt() {
    Room room = rooms.create(OWNER, leased(LOBBY));
    assertThat(rooms.lease(room).expires()).isEqualTo(AN_HOUR_ON);

    engine.clock().advance(Duration.ofMinutes(40));

    assertThat(rooms.lease(rooms.get(OWNER, LOBBY)).expires()).isEqualTo(AN_HOUR_ON);
    assertThat(room.deadline()).contains(AN_HOUR_ON);
  }

  @Test
  void ofARenewedRoomEndLater() {
    rooms.create(OWNER, leased(LOBBY));
    engine.clock().advance(Duration.ofMinutes(40));

    Room room = rooms.renew(OWNER, LOBBY);

    assertThat(rooms.lease(room).expires()).isEqualTo(AN_HOUR_ON.plus(Duration.ofMinutes(40)));
  }

  @Test
  void ofAnOccupiedRoomRunAtLeastTheirWholeTimeFromNow() {
    rooms.create(OWNER, leased(LOBBY));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.clock().advance(Duration.ofHours(5));

    assertThat(rooms.lease(rooms.get(OWNER, LOBBY)).expires())
        .isEqualTo(AN_HOUR_ON.plus(Duration.ofHours(5)));

    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    assertThat(rooms.lease(rooms.get(OWNER, LOBBY)).expires())
        .isEqualTo(Instant.parse("2026-05-04T15:15:50Z"));
  }

  @Test
  void ofARoomOfAnotherWireAreTheTimeOfTheCredentialsOnly() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofDays(30), Duration.ZERO));
    engine.clock().advance(Duration.ofDays(2));

    assertThat(rooms.lease(rooms.get(OWNER, LOBBY)).expires())
        .isEqualTo(AN_HOUR_ON.plus(Duration.ofDays(2)));
  }

  @Test
  void nameTheRoomAndTheirEndInTheCredentials() {
    Room room = rooms.create(OWNER, unnamed(RoomNaming.SECRET));

    RoomLease lease = rooms.lease(room);

    assertThat(lease.credentials())
        .hasValueSatisfying(
            credentials ->
                assertThat(credentials.username())
                    .isEqualTo(AN_HOUR_ON.getEpochSecond() + ":" + room.name().value()));
  }

  @Test
  void nameTheSidWhereCoturnWouldNotTakeTheName() {
    for (String name : List.of("two words", "a:b", "día", "a/b", "会议室", "a\nb", "a%20b")) {
      Room room = rooms.create(OWNER, idle(new RoomName(name)));

      assertThat(subject(room)).as(name).isEqualTo(room.sid().value());
    }
  }

  @Test
  void nameTheRoomWhereverCoturnTakesTheName() {
    for (String name : List.of("lobby", "A-Z_a.z@09", "-", "room-1")) {
      Room room = rooms.create(OWNER, idle(new RoomName(name)));

      assertThat(subject(room)).isEqualTo(name);
    }
  }

  @Test
  void changeNothing() {
    Room room = rooms.create(OWNER, leased(LOBBY));
    RecordingListener listener = engine.listen();

    rooms.lease(room);

    assertThat(listener.events()).isEmpty();
    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(room);
  }

  private String subject(Room room) {
    String username = rooms.lease(room).credentials().orElseThrow().username();
    return username.substring(username.indexOf(':') + 1);
  }

  @Test
  void aParticipantHasCredentialsOfItsOwnForAsLong() {
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));

    TurnCredentials credentials = engine.stays().turnCredentials(alice).orElseThrow();

    assertThat(credentials.username()).isEqualTo(AN_HOUR_ON.getEpochSecond() + ":" + ALICE.value());
  }

  @Test
  void anIdentityThatTheTurnServerWouldNotTakeGoesByItsSid() {
    Stay odd = engine.stays().join(OWNER, join(LOBBY, new ParticipantIdentity("a b")));

    TurnCredentials credentials = engine.stays().turnCredentials(odd).orElseThrow();

    assertThat(credentials.username()).endsWith(":" + odd.participant().sid().value());
  }
}
