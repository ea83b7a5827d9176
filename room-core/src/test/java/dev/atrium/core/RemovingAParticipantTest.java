package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import org.junit.jupiter.api.Test;

class RemovingAParticipantTest {
  private final TestEngine engine = TestEngine.create();
  private final Participants participants = engine.participants();

  @Test
  void endsTheStayWithAllItsLegsAndThoseThatHeardThem() {
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-2"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-3", "leg-2"));
    engine.stays().join(OWNER, join(LOBBY, CAROL));
    RecordingListener listener = engine.listen();

    participants.remove(OWNER, new RemoveParticipant(LOBBY, ALICE));

    assertThat(listener.events(ParticipantLeft.class))
        .extracting(left -> left.participant().identity(), ParticipantLeft::reason)
        .containsExactly(tuple(ALICE, LeaveReason.REMOVED), tuple(BOB, LeaveReason.PUBLISHER_LEFT));
    assertThat(participants.list(OWNER, LOBBY))
        .extracting(Participant::identity)
        .containsExactly(CAROL);
  }

  @Test
  void doesNotKeepTheIdentityFromComingAgain() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));
    participants.remove(OWNER, new RemoveParticipant(LOBBY, ALICE));

    engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertThat(participants.get(OWNER, LOBBY, ALICE).state()).isEqualTo(ParticipantState.JOINED);
  }

  @Test
  void refusesWhoIsNotInsideAndARoomThatIsNotThereAlike() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertRefused(
        () -> participants.remove(OWNER, new RemoveParticipant(LOBBY, BOB)),
        new ParticipantNotFound(LOBBY, BOB));
    assertRefused(
        () -> participants.remove(OWNER, new RemoveParticipant(STUDIO, ALICE)),
        new ParticipantNotFound(STUDIO, ALICE));
    assertRefused(
        () -> participants.get(OWNER, STUDIO, ALICE), new ParticipantNotFound(STUDIO, ALICE));
  }

  @Test
  void listsNobodyInARoomThatIsNotThere() {
    assertThat(participants.list(OWNER, STUDIO)).isEmpty();
  }
}
