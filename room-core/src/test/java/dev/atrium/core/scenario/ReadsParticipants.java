package dev.atrium.core.scenario;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomName;
import dev.atrium.core.Stay;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that read one participant of a room. */
public interface ReadsParticipants extends Scenario {

  /**
   * Reads that participant over the wire; {@code false} if the wire says in its words that there is
   * none. Any other refusal fails the test.
   */
  boolean seesParticipant(RoomName room, ParticipantIdentity identity);

  @Test
  default void aParticipantIsSeenInItsRoomAlone() {
    engine().stays().join(OWNER, join(LOBBY, ALICE));
    engine().stays().join(OWNER, publisherLeg(STUDIO, BOB, "leg-1"));

    assertThat(seesParticipant(LOBBY, ALICE)).isTrue();
    assertThat(seesParticipant(STUDIO, BOB)).isTrue();
    assertThat(seesParticipant(LOBBY, BOB)).isFalse();
    assertThat(seesParticipant(new RoomName("nowhere"), ALICE)).isFalse();
  }

  @Test
  default void whoHasLeftIsNotSeen() {
    Stay alice = engine().stays().join(OWNER, join(LOBBY, ALICE));
    engine().stays().join(OWNER, join(LOBBY, BOB));

    engine().stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(seesParticipant(LOBBY, ALICE)).isFalse();
  }
}
