package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.RoomError.DestinationIsSource;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomError.RelocationUnsupported;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelocatingTest {
  private final TestEngine engine = TestEngine.create();

  @Test
  void takesAMediaEngineThatNobodyHasYet() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertRefused(() -> relocate(OWNER, ALICE, STUDIO), new RelocationUnsupported());
    assertRefused(() -> relocate(admin(STUDIO), ALICE, STUDIO), new RelocationUnsupported());
  }

  @Test
  void isOpenToAnAdminWhoseTokenNamesTheDestination() {
    Caller bound = admin(new RoomName("elsewhere"));

    assertRefused(() -> relocate(bound, ALICE, STUDIO), new PermissionDenied());
  }

  @Test
  void refusesTheRoomWhereTheParticipantIsBeforeItLooksForAnybody() {
    assertRefused(() -> relocate(OWNER, BOB, LOBBY), new DestinationIsSource(LOBBY));
  }

  @Test
  void refusesAParticipantThatIsNotThere() {
    assertRefused(() -> relocate(OWNER, BOB, STUDIO), new ParticipantNotFound(LOBBY, BOB));
  }

  private void relocate(Caller caller, ParticipantIdentity identity, RoomName destination) {
    engine
        .participants()
        .relocate(caller, new RelocateParticipant(LOBBY, identity, destination, true));
  }

  private static Caller admin(RoomName destination) {
    return new Caller("admin", Set.of(), LOBBY, Set.of(Grant.ROOM_ADMIN), Optional.of(destination));
  }
}
