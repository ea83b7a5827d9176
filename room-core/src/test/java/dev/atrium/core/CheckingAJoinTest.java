package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.admitting;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.atrium.core.RoomError.IdentityMissing;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.RoomNameMissing;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.engine.Policy;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CheckingAJoinTest {
  private static final Caller GUEST = Caller.everywhere("guest", EnumSet.of(Grant.ROOM_JOIN));
  private static final Caller LISTER = Caller.everywhere("lister", EnumSet.of(Grant.ROOM_LIST));
  private static final Policy STRICT =
      new Policy(
          POLICY.defaults(),
          POLICY.limits(),
          POLICY.maxRooms(),
          false,
          POLICY.remoteUnmute(),
          POLICY.node());

  private final Stays stays = TestEngine.create().stays();
  private final TestEngine strict = TestEngine.create(STRICT);

  @Test
  void refusesWithoutTheGrantBeforeAnythingElse() {
    assertRefused(
        () -> stays.requireEntry(LISTER, TOO_LONG, new ParticipantIdentity("")),
        new PermissionDenied());
  }

  @Test
  void refusesABadIdentityBeforeABadRoomName() {
    assertRefused(
        () -> stays.requireEntry(GUEST, TOO_LONG, new ParticipantIdentity("")),
        new IdentityMissing());
    assertRefused(
        () -> stays.requireEntry(GUEST, TOO_LONG, new ParticipantIdentity("x".repeat(257))),
        new LimitExceeded(Limit.PARTICIPANT_IDENTITY, 256));
    assertRefused(
        () -> stays.requireEntry(GUEST, TOO_LONG, ALICE), new LimitExceeded(Limit.ROOM_NAME, 256));
    assertRefused(() -> stays.requireEntry(GUEST, new RoomName(""), ALICE), new RoomNameMissing());
  }

  @Test
  void aRoomThatIsNotThereIsMissedOnlyByThoseWhoMayNotMakeIt() {
    assertRefused(() -> strict.stays().requireRoom(GUEST, LOBBY), new RoomNotFound(LOBBY));
    assertThatCode(() -> strict.stays().requireRoom(OWNER, LOBBY)).doesNotThrowAnyException();
    assertThatCode(() -> stays.requireRoom(GUEST, LOBBY)).doesNotThrowAnyException();

    strict.rooms().create(OWNER, idle(LOBBY));

    assertThatCode(() -> strict.stays().requireRoom(GUEST, LOBBY)).doesNotThrowAnyException();
  }

  @Test
  void makesNoRoom() {
    strict.stays().requireRoom(OWNER, LOBBY);
    strict.stays().requireEntry(OWNER, LOBBY, ALICE);

    assertThat(strict.hasRoom(LOBBY)).isFalse();
  }

  @Test
  void doesNotCountWhoIsInside() {
    strict.rooms().create(OWNER, admitting(LOBBY, 1));
    strict.stays().join(GUEST, join(LOBBY, ALICE));

    assertThatCode(() -> strict.stays().requireEntry(GUEST, LOBBY, BOB)).doesNotThrowAnyException();
    assertThatCode(() -> strict.stays().requireRoom(GUEST, LOBBY)).doesNotThrowAnyException();
  }
}
