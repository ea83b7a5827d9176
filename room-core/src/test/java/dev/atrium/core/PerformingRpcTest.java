package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.RoomError.DataChannelUnavailable;
import dev.atrium.core.RoomError.DestinationIdentityMissing;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RpcFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PerformingRpcTest {
  private static final int MOST = 15_360;

  private final TestEngine engine = TestEngine.create();

  @Test
  void takesADataChannelThatNoParticipantHasYet() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertRefused(() -> perform(ALICE, "{}"), new DataChannelUnavailable(ALICE));
    assertRefused(() -> perform(ALICE, "x".repeat(MOST)), new DataChannelUnavailable(ALICE));
  }

  @Test
  void limitsThePayloadInBytesOfUtf8OnceTheParticipantIsFound() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));
    RpcFailed tooLarge = new RpcFailed(1402, "Request payload too large", "");

    assertRefused(() -> perform(ALICE, "x".repeat(MOST + 1)), tooLarge);
    assertRefused(() -> perform(ALICE, "é".repeat(MOST / 2 + 1)), tooLarge);
    assertRefused(() -> perform(BOB, "x".repeat(MOST + 1)), new ParticipantNotFound(LOBBY, BOB));
  }

  @Test
  void refusesACallThatNamesNobodyBeforeItLooksForTheRoom() {
    assertRefused(
        () -> perform(new ParticipantIdentity(""), "{}"), new DestinationIdentityMissing());
  }

  @Test
  void refusesAParticipantOrARoomThatIsNotThere() {
    assertRefused(() -> perform(BOB, "{}"), new ParticipantNotFound(LOBBY, BOB));
  }

  private void perform(ParticipantIdentity destination, String payload) {
    engine
        .participants()
        .performRpc(
            OWNER, new PerformRpc(LOBBY, destination, "greet", payload, Duration.ofSeconds(1)));
  }
}
