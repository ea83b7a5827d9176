package dev.atrium.core.scenario;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomName;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that remove somebody from a room. */
public interface RemovesParticipants extends Scenario {

  /**
   * Removes that participant over the wire; {@code false} if the wire says in its words that there
   * is none. Any other refusal fails the test.
   */
  boolean removeParticipant(RoomName room, ParticipantIdentity identity);

  @Test
  default void aRemovedParticipantIsGoneWithAllItsLegsAndTheOthersStay() {
    engine().stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine().stays().join(OWNER, listenerLeg(LOBBY, ALICE, "leg-2", "leg-1"));
    engine().stays().join(OWNER, join(LOBBY, BOB));
    RecordingListener listener = engine().listen();

    assertThat(removeParticipant(LOBBY, ALICE)).isTrue();

    assertThat(engine().participants().list(OWNER, LOBBY))
        .extracting(Participant::identity)
        .containsExactly(BOB);
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsExactly(LeaveReason.REMOVED);
  }

  @Test
  default void whoIsNotInsideCannotBeRemoved() {
    engine().stays().join(OWNER, join(LOBBY, BOB));

    assertThat(removeParticipant(LOBBY, ALICE)).isFalse();
    assertThat(removeParticipant(new RoomName("nowhere"), BOB)).isFalse();
  }
}
