package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.RoomRenewed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenewingARoomTest {
  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void extendsALeaseByItsWholeTimeFromThisSecond() {
    rooms.create(OWNER, leased(LOBBY));
    engine.clock().set(Instant.parse("2026-05-04T10:40:00.900Z"));

    Room room = rooms.renew(OWNER, LOBBY);

    assertThat(room.deadline()).contains(Instant.parse("2026-05-04T11:40:00Z"));
  }

  @Test
  void neverShortensALease() {
    Room before = rooms.create(OWNER, leased(LOBBY));
    engine.clock().advance(Duration.ofMinutes(-30));

    Room after = rooms.renew(OWNER, LOBBY);

    assertThat(after.deadline()).isEqualTo(before.deadline());
  }

  @Test
  void restartsTheClockOfAnIdleRoom() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    engine.clock().advance(Duration.ofSeconds(20));

    Room room = rooms.renew(OWNER, LOBBY);

    assertThat(room.deadline()).contains(engine.clock().instant().plusSeconds(30));
  }

  @Test
  void restartsTheClockOfADepartureToo() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    engine.clock().advance(Duration.ofSeconds(4));

    Room room = rooms.renew(OWNER, LOBBY);

    assertThat(room.deadline()).contains(engine.clock().instant().plusSeconds(5));
  }

  @Test
  void countsAsActivity() {
    rooms.create(OWNER, active(LOBBY, Duration.ofSeconds(30)));
    engine.clock().advance(Duration.ofSeconds(20));

    Room room = rooms.renew(OWNER, LOBBY);

    assertThat(room.deadline()).contains(engine.clock().instant().plusSeconds(30));
  }

  @Test
  void isToldWithTheEndOfTheLeaseWhereThereIsOne() {
    Room leased = rooms.create(OWNER, leased(LOBBY));
    Room idle = rooms.create(OWNER, idle(new RoomName("idle")));
    RecordingListener listener = engine.listen();

    rooms.renew(OWNER, leased.name());
    rooms.renew(OWNER, idle.name());

    Instant now = engine.clock().instant();
    assertThat(listener.events())
        .containsExactly(
            new RoomRenewed(leased.ref(), now, Instant.parse("2026-05-04T11:15:30Z")),
            new RoomRenewed(idle.ref(), now, Instant.EPOCH));
  }

  @Test
  void changesNothingElse() {
    Room before = rooms.create(OWNER, leased(LOBBY));

    Room after = rooms.renew(OWNER, LOBBY);

    assertThat(after.ref()).isEqualTo(before.ref());
    assertThat(after.settings()).isEqualTo(before.settings());
    assertThat(after.times().createdAt()).isEqualTo(before.times().createdAt());
  }

  @Test
  void refusesARoomThatIsNotThere() {
    assertRefused(() -> rooms.renew(OWNER, LOBBY), new RoomNotFound(LOBBY));
  }

  @Test
  void doesNotBringBackAnExpiredRoom() {
    rooms.create(OWNER, leased(LOBBY));
    engine.clock().advance(Duration.ofHours(1));

    assertRefused(() -> rooms.renew(OWNER, LOBBY), new RoomNotFound(LOBBY));

    engine.expiry().sweep();
    assertThat(engine.store().count()).isZero();
  }
}
