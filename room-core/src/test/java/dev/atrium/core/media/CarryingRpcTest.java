package dev.atrium.core.media;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.ParticipantDeparted;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CarryingRpcTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void aProcedureIsPerformedOnceAndItsAnswerReturned() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    List<String> request = request(alice);
    lobby.receive(alice, "ack " + request.get(1));
    lobby.receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.subList(2, 5)).containsExactly("greet", "{}", "60000");
    assertThat(lobby.reliable(alice)).hasSize(1);
  }

  @Test
  void nobodyIsGivenMoreThanAMinute() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, Duration.ofDays(49));

    List<String> request = request(alice);
    lobby.receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.get(4)).isEqualTo("60000");
  }

  @Test
  void whoNamesNoTimeGivesTheUsualOne() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, Duration.ZERO);

    List<String> request = request(alice);
    lobby.receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.get(4)).isEqualTo("10000");
  }

  @Test
  void anAnswerWithoutASignOfLifeIsGood() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    lobby.receive(alice, "response " + request(alice).get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
  }

  @Test
  void aFailureIsPassedOn() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    lobby.receive(alice, "error " + request(alice).get(1) + " 1400 Unsupported");

    assertFailed(answer, new RpcFailed(1400, "Unsupported", ""));
  }

  @Test
  void anAnswerThatIsTooLongIsAFailure() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    lobby.receive(alice, "response " + request(alice).get(1) + " " + "x".repeat(15_361));

    assertFailed(answer, new RpcFailed(1504, "Response payload too large", ""));
  }

  @Test
  void nobodyAnswersForSomebodyElse() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);
    CompletableFuture<String> answer = perform(ALICE, LONG);
    List<String> request = request(alice);

    lobby.receive(bob, "response " + request.get(1) + " forged");
    lobby.receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
  }

  @Test
  void whoLeavesMeanwhileFailsTheCall() {
    Stay alice = lobby.connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);
    request(alice);

    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertFailed(answer, new ParticipantDeparted(LOBBY, ALICE));
  }

  @Test
  void whoTakesLongerThanItMayFailsTheCall() {
    lobby.connected(ALICE);

    assertRefused(
        () ->
            engine
                .participants()
                .performRpc(
                    OWNER, new PerformRpc(LOBBY, ALICE, "greet", "{}", Duration.ofMillis(1))),
        new RpcFailed(1502, "Response timeout", ""));
  }

  private CompletableFuture<String> perform(ParticipantIdentity destination, Duration timeout) {
    PerformRpc command = new PerformRpc(LOBBY, destination, "greet", "{}", timeout);
    return CompletableFuture.supplyAsync(
        () -> engine.participants().performRpc(OWNER, command),
        task -> Thread.ofVirtual().start(task));
  }

  /** The words of the request that the client gets, once it has got it. */
  private List<String> request(Stay stay) {
    return TextCodec.words(media.leg(leg(stay)).next());
  }

  private static void assertFailed(CompletableFuture<String> answer, RoomError error) {
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RoomException.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }
}
