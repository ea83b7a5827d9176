package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.with;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.admitting;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.atrium.core.JoinRoom.Newcomer;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.RoomError.IdentityMissing;
import dev.atrium.core.RoomError.JoinNotPermitted;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.RoomNameMissing;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.engine.Policy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckingAJoinTest {
  private static final ParticipantIdentity NOBODY = new ParticipantIdentity("");
  private static final ProfileChange METADATA =
      new ProfileChange(Optional.empty(), Optional.of("hello"), Map.of());
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
    assertRefused(() -> check(LISTER, TOO_LONG, NOBODY), new PermissionDenied());
  }

  @Test
  void refusesABadIdentityBeforeABadRoomName() {
    ParticipantIdentity tooLong = new ParticipantIdentity("x".repeat(257));

    assertRefused(() -> check(GUEST, TOO_LONG, NOBODY), new IdentityMissing());
    assertRefused(
        () -> check(GUEST, TOO_LONG, tooLong), new LimitExceeded(Limit.PARTICIPANT_IDENTITY, 256));
    assertRefused(() -> check(GUEST, TOO_LONG, ALICE), new LimitExceeded(Limit.ROOM_NAME, 256));
    assertRefused(() -> check(GUEST, new RoomName(""), ALICE), new RoomNameMissing());
  }

  @Test
  void refusesAPublisherThatMayNotPublishBeforeItLooksForTheRoom() {
    Newcomer listener = with(new Permission(true, false, false, Set.of(), Set.of()));

    assertRefused(
        () -> strict.stays().check(GUEST, join(LOBBY, ALICE, listener.publishing())),
        new JoinNotPermitted());
    assertRefused(
        () -> strict.stays().check(GUEST, join(LOBBY, ALICE, Newcomer.STANDARD.publishing())),
        new RoomNotFound(LOBBY));
  }

  @Test
  void aRoomThatIsNotThereIsMissedOnlyByThoseWhoMayNotMakeIt() {
    assertRefused(() -> strict.stays().check(GUEST, join(LOBBY, ALICE)), new RoomNotFound(LOBBY));
    assertThatCode(() -> strict.stays().check(OWNER, join(LOBBY, ALICE)))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(GUEST, LOBBY, ALICE)).doesNotThrowAnyException();

    strict.rooms().create(OWNER, idle(LOBBY));

    assertThatCode(() -> strict.stays().check(GUEST, join(LOBBY, ALICE)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAProfileOfItsOwnLast() {
    Newcomer chatty = Newcomer.STANDARD.with(METADATA);

    assertRefused(
        () -> strict.stays().check(GUEST, join(LOBBY, ALICE, chatty)), new RoomNotFound(LOBBY));
    assertRefused(() -> stays.check(GUEST, join(LOBBY, ALICE, chatty)), new JoinNotPermitted());
    assertThatCode(
            () ->
                stays.check(
                    GUEST,
                    join(
                        LOBBY,
                        ALICE,
                        with(Permission.STANDARD.with(Trait.UPDATES_OWN_METADATA)).with(METADATA))))
        .doesNotThrowAnyException();
  }

  @Test
  void makesNoRoom() {
    strict.stays().check(OWNER, join(LOBBY, ALICE));

    assertThat(strict.hasRoom(LOBBY)).isFalse();
  }

  @Test
  void doesNotCountWhoIsInside() {
    strict.rooms().create(OWNER, admitting(LOBBY, 1));
    strict.stays().join(GUEST, join(LOBBY, ALICE));

    assertThatCode(() -> strict.stays().check(GUEST, join(LOBBY, BOB))).doesNotThrowAnyException();
  }

  private void check(Caller caller, RoomName room, ParticipantIdentity identity) {
    stays.check(caller, join(room, identity));
  }
}
