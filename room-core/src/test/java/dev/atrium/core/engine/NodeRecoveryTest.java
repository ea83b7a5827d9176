package dev.atrium.core.engine;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.NODE;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.MediaSession;
import dev.atrium.core.NodeId;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.LegStopped;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeRecoveryTest {
  private static final NodeId OTHER = new NodeId("other");

  private final TestEngine engine = TestEngine.create();
  private final TestEngine other = engine.sibling(on(OTHER));

  @Test
  void endsEveryStayOfALostNodeAndTellsItOnce() {
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    engine.stays().join(OWNER, join(STUDIO, BOB));
    RecordingListener listener = engine.listen();

    assertThat(engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST)).isEqualTo(2);

    assertThat(listener.events(TrackUnpublished.class)).hasSize(1);
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(left -> left.participant().identity())
        .containsExactlyInAnyOrder(ALICE, BOB);
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsOnly(LeaveReason.NODE_LOST);
    listener.clear();

    assertThat(engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST)).isZero();
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void keepsTheRoomsForTheTimeAfterADeparture() {
    Room room = engine.stays().join(OWNER, join(LOBBY, ALICE)).room();
    engine.clock().advance(Duration.ofHours(8));

    engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST);

    Room after = engine.rooms().get(OWNER, LOBBY);
    assertThat(after.sid()).isEqualTo(room.sid());
    assertThat(after.participants()).isEmpty();
    assertThat(after.deadline()).contains(engine.clock().instant().plusSeconds(20));
  }

  @Test
  void leavesTheParticipantsOfOtherNodesAlone() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));
    Stay bob = other.stays().join(OWNER, join(LOBBY, BOB));

    engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST);

    assertThat(engine.participants().list(OWNER, LOBBY)).containsExactly(bob.participant());
  }

  @Test
  void endsOnlyThoseLegsOfAParticipantThatTheNodeHeld() {
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    other.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-2"));
    RecordingListener listener = engine.listen();

    engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST);

    assertThat(engine.participants().get(OWNER, LOBBY, ALICE).legs())
        .extracting(MediaSession::id)
        .containsExactly(leg("leg-2"));
    assertThat(listener.events())
        .singleElement()
        .isInstanceOfSatisfying(
            LegStopped.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(LeaveReason.NODE_LOST));
  }

  @Test
  void endsTheLegsThatHeardALostPublisherWhereverTheyAre() {
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    other.stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, CAROL, "leg-3", "leg-1"));
    RecordingListener listener = engine.listen();

    engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST);

    assertThat(engine.participants().list(OWNER, LOBBY)).isEmpty();
    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(ParticipantLeft.class, ParticipantLeft.class, ParticipantLeft.class));
  }

  @Test
  void changesNoRoomThatTheNodeHasNoLegIn() {
    engine.rooms().create(OWNER, idle(LOBBY));
    other.stays().join(OWNER, join(STUDIO, BOB));
    RecordingListener listener = engine.listen();

    assertThat(engine.recovery().endLegsOf(NODE, LeaveReason.NODE_LOST)).isZero();

    assertThat(listener.events()).isEmpty();
  }

  private static Policy on(NodeId node) {
    return new Policy(
        POLICY.defaults(),
        POLICY.limits(),
        POLICY.maxRooms(),
        POLICY.autoCreate(),
        POLICY.remoteUnmute(),
        node);
  }
}
