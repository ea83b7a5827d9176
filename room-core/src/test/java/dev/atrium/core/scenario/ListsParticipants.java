package dev.atrium.core.scenario;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomName;
import dev.atrium.core.Stay;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that list who is in a room. */
public interface ListsParticipants extends Scenario {

  /** Those in that live room as the wire lists them, in any order, each identity once. */
  Collection<ParticipantIdentity> listedParticipants(RoomName room);

  @Test
  default void nobodyIsListedInAnEmptyRoom() {
    engine().rooms().create(OWNER, idle(LOBBY));

    assertThat(listedParticipants(LOBBY)).isEmpty();
  }

  @Test
  default void thoseInsideAreListedWhicheverWireTheyCameBy() {
    engine().stays().join(OWNER, join(LOBBY, ALICE));
    engine().stays().join(OWNER, publisherLeg(LOBBY, BOB, "leg-1"));
    engine().stays().join(OWNER, join(STUDIO, CAROL));

    assertThat(listedParticipants(LOBBY)).containsExactlyInAnyOrder(ALICE, BOB);
  }

  @Test
  default void aParticipantWithTwoLegsIsOneParticipant() {
    engine().stays().join(OWNER, publisherLeg(LOBBY, BOB, "leg-1"));
    engine().stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));

    assertThat(listedParticipants(LOBBY)).containsExactly(BOB);
  }

  @Test
  default void whoHasLeftIsNotListed() {
    Stay alice = engine().stays().join(OWNER, join(LOBBY, ALICE));
    engine().stays().join(OWNER, join(LOBBY, BOB));

    engine().stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(listedParticipants(LOBBY)).containsExactly(BOB);
  }
}
