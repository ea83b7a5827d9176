package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.agent;
import static dev.atrium.core.SampleParticipants.hidden;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleParticipants.recorder;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.LONGEST;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.admitting;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.NODE;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.IdentityMissing;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RoomFull;
import dev.atrium.core.RoomError.RoomNameMissing;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.engine.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoiningARoomTest {
  /** May join any room, and no more. */
  private static final Caller GUEST = Caller.everywhere("guest", EnumSet.of(Grant.ROOM_JOIN));

  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();

  @Test
  void putsANewcomerIntoTheRoomWithOneLeg() {
    engine.rooms().create(OWNER, idle(LOBBY));

    Stay stay = stays.join(GUEST, join(LOBBY, ALICE));

    Participant alice = stay.participant();
    assertThat(alice.identity()).isEqualTo(ALICE);
    assertThat(alice.state()).isEqualTo(ParticipantState.JOINED);
    assertThat(alice.joinedAt()).isEqualTo(TestClock.START);
    assertThat(alice.version()).isEqualTo(1);
    assertThat(alice.permission()).isEqualTo(Permission.STANDARD);
    assertThat(alice.publisher()).isFalse();
    assertThat(alice.tracks()).isEmpty();
    assertThat(alice.legs())
        .containsExactly(
            new MediaSession(
                leg(alice.sid().value()),
                NODE,
                MediaSession.Role.BOTH,
                Optional.empty(),
                false,
                true));
    assertThat(engine.participants().list(OWNER, LOBBY)).containsExactly(alice);
  }

  @Test
  void createsTheRoomWhereThereIsNone() {
    RecordingListener listener = engine.listen();

    Stay stay = stays.join(GUEST, join(LOBBY, ALICE));

    assertThat(stay.room()).isEqualTo(engine.rooms().get(OWNER, LOBBY));
    assertThat(stay.room().settings().lifetime()).isEqualTo(RoomDefaults.STANDARD.idle());
    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(RoomStarted.class, ParticipantJoined.class));
  }

  @Test
  void createsNoRoomWhereThatIsSwitchedOffExceptForThoseWhoMayCreate() {
    TestEngine strict = TestEngine.create(policy(false));

    assertRefused(() -> strict.stays().join(GUEST, join(LOBBY, ALICE)), new RoomNotFound(LOBBY));
    assertThat(strict.hasRoom(LOBBY)).isFalse();

    strict.stays().join(OWNER, join(LOBBY, ALICE));
    assertThat(strict.hasRoom(LOBBY)).isTrue();
  }

  @Test
  void entersARoomThatIsThereWhereCreatingIsSwitchedOff() {
    TestEngine strict = TestEngine.create(policy(false));
    strict.rooms().create(OWNER, idle(LOBBY));

    assertThat(strict.stays().join(GUEST, join(LOBBY, ALICE)).room().participants())
        .containsOnlyKeys(ALICE);
  }

  @Test
  void listsParticipantsInTheOrderInWhichTheyJoined() {
    for (ParticipantIdentity identity : List.of(CAROL, ALICE, BOB)) {
      stays.join(GUEST, join(LOBBY, identity));
    }

    assertThat(engine.participants().list(OWNER, LOBBY))
        .extracting(Participant::identity)
        .containsExactly(CAROL, ALICE, BOB);
  }

  @Test
  void refusesWhatNeitherRoomNorIdentityMayBeCalled() {
    assertRefused(() -> stays.join(GUEST, join(new RoomName(""), ALICE)), new RoomNameMissing());
    assertRefused(
        () -> stays.join(GUEST, join(TOO_LONG, ALICE)), new LimitExceeded(Limit.ROOM_NAME, 256));
    assertRefused(
        () -> stays.join(GUEST, join(LOBBY, new ParticipantIdentity(""))), new IdentityMissing());
    assertRefused(
        () -> stays.join(GUEST, join(LOBBY, new ParticipantIdentity("x".repeat(257)))),
        new LimitExceeded(Limit.PARTICIPANT_IDENTITY, 256));

    stays.join(GUEST, join(LONGEST, new ParticipantIdentity("é".repeat(128))));
  }

  @Test
  void limitsMetadataAndAttributesOfANewcomerButNotItsName() {
    String longName = "x".repeat(1_000);
    assertRefused(
        () -> stays.join(GUEST, join(LOBBY, ALICE, named("", "x".repeat(524_289), Map.of()))),
        new LimitExceeded(Limit.METADATA, 524_288));
    assertRefused(
        () -> stays.join(GUEST, join(LOBBY, ALICE, named("", "", Map.of("k", "x".repeat(65_536))))),
        new LimitExceeded(Limit.ATTRIBUTES, 65_536));

    Stay stay = stays.join(GUEST, join(LOBBY, ALICE, named(longName, "", Map.of())));

    assertThat(stay.participant().profile().name()).isEqualTo(longName);
  }

  @Test
  void refusesOneMoreThanTheRoomAdmits() {
    engine.rooms().create(OWNER, admitting(LOBBY, 2));
    stays.join(GUEST, join(LOBBY, ALICE));
    stays.join(GUEST, join(LOBBY, BOB, hidden()));

    assertRefused(() -> stays.join(GUEST, join(LOBBY, CAROL)), new RoomFull(LOBBY, 2));
    assertRefused(
        () -> stays.join(GUEST, publisherLeg(LOBBY, CAROL, "leg-1")), new RoomFull(LOBBY, 2));
  }

  @Test
  void admitsAgentsAndRecordersToAFullRoomAndTheyTakeNoPlace() {
    engine.rooms().create(OWNER, admitting(LOBBY, 1));
    stays.join(GUEST, join(LOBBY, new ParticipantIdentity("agent"), agent()));
    stays.join(GUEST, join(LOBBY, ALICE));

    stays.join(GUEST, join(LOBBY, new ParticipantIdentity("recorder"), recorder()));

    Room room = engine.rooms().get(OWNER, LOBBY);
    assertThat(room.participants()).hasSize(3);
    assertThat(room.ordinaryParticipants()).isEqualTo(1);
    assertThat(room.isRecorded()).isTrue();
  }

  @Test
  void admitsWhoIsInsideAlreadyToAFullRoom() {
    engine.rooms().create(OWNER, admitting(LOBBY, 1));
    Stay first = stays.join(GUEST, join(LOBBY, ALICE));

    Stay second = stays.join(GUEST, join(LOBBY, ALICE));

    assertThat(second.participant().sid()).isNotEqualTo(first.participant().sid());
    assertThat(second.room().participants()).containsOnlyKeys(ALICE);
  }

  @Test
  void admitsTheNextOnceOneHasLeft() {
    engine.rooms().create(OWNER, admitting(LOBBY, 1));
    Stay alice = stays.join(GUEST, join(LOBBY, ALICE));
    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(stays.join(GUEST, join(LOBBY, BOB)).room().participants()).containsOnlyKeys(BOB);
  }

  @Test
  void neverAdmitsMoreThanTheRoomAdmitsHoweverManyComeAtOnce() {
    engine.rooms().create(OWNER, admitting(LOBBY, 3));

    List<Boolean> admitted =
        Concurrently.run(
            16,
            worker -> {
              try {
                stays.join(GUEST, join(LOBBY, new ParticipantIdentity("guest-" + worker)));
                return true;
              } catch (RoomException e) {
                assertThat(e.error()).isEqualTo(new RoomFull(LOBBY, 3));
                return false;
              }
            });

    assertThat(admitted.stream().filter(yes -> yes)).hasSize(3);
    assertThat(engine.rooms().get(OWNER, LOBBY).ordinaryParticipants()).isEqualTo(3);
  }

  @Test
  void endsTheFormerStayOfAnIdentityThatComesAgain() {
    Stay first = stays.join(GUEST, join(LOBBY, ALICE));
    stays.join(GUEST, publisherLeg(LOBBY, ALICE, "leg-2"));
    stays.publish(first.ref(), onlyLeg(first), CAMERA);
    RecordingListener listener = engine.listen();

    Stay second = stays.join(GUEST, join(LOBBY, ALICE));

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(TrackUnpublished.class, ParticipantLeft.class, ParticipantJoined.class));
    assertThat(listener.events(ParticipantLeft.class).getFirst())
        .satisfies(
            left -> {
              assertThat(left.reason()).isEqualTo(LeaveReason.DUPLICATE_IDENTITY);
              assertThat(left.participant().sid()).isEqualTo(first.participant().sid());
            });
    assertThat(second.participant().legs()).hasSize(1);
    assertThat(second.participant().tracks()).isEmpty();
    assertRefused(
        () -> stays.activate(first.ref(), onlyLeg(first)), new ParticipantNotFound(LOBBY, ALICE));
  }

  private static Policy policy(boolean autoCreate) {
    return new Policy(
        POLICY.defaults(),
        POLICY.limits(),
        POLICY.maxRooms(),
        autoCreate,
        POLICY.remoteUnmute(),
        POLICY.node());
  }

  private static JoinRoom.Newcomer named(
      String name, String metadata, Map<String, String> attributes) {
    return new JoinRoom.Newcomer(
        new ParticipantProfile(name, metadata, attributes),
        ParticipantKind.STANDARD,
        new Permission(true, true, true, Set.of(), Set.of()));
  }
}
