package dev.atrium.core.media;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.with;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.DataPacket;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.Permission;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.ParticipantDeparted;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomException;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.SendData;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackSid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CarryingDataTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestMedia media = new TestMedia();
  private final TestEngine engine = TestEngine.with(media, new TextCodec());

  @Test
  void aPacketOfTheServerReachesEveryoneWhoseChannelsAreOpen() {
    Stay alice = connected(ALICE);
    Stay bob = joined(BOB, Permission.STANDARD);

    send(0, List.of(), List.of());

    assertThat(reliable(alice)).containsExactly("packet hello");
    assertThat(reliable(bob)).isEmpty();
  }

  @Test
  void aPacketReachesThoseWhomItNamesEitherWay() {
    Stay alice = connected(ALICE);
    Stay bob = connected(BOB);
    Stay carol = connected(CAROL);

    send(0, List.of(ALICE), List.of(bob.participant().sid()));

    assertThat(reliable(alice)).hasSize(1);
    assertThat(reliable(bob)).hasSize(1);
    assertThat(reliable(carol)).isEmpty();
  }

  @Test
  void everyKindButTheFirstIsLossy() {
    Stay alice = connected(ALICE);

    send(0, List.of(), List.of());
    send(1, List.of(), List.of());
    send(7, List.of(), List.of());

    assertThat(reliable(alice)).hasSize(1);
    assertThat(media.leg(leg(alice)).lossy()).hasSize(2);
  }

  @Test
  void whatAClientSendsReachesTheOthersWithItsName() {
    Stay alice = connected(ALICE);
    Stay bob = connected(BOB);

    receive(alice, "stream chunk");

    assertThat(reliable(bob))
        .containsExactly("from " + alice.participant().sid() + " stream chunk");
    assertThat(reliable(alice)).isEmpty();
  }

  @Test
  void whatAClientSendsToOneReachesThatOne() {
    Stay alice = connected(ALICE);
    Stay bob = connected(BOB);
    Stay carol = connected(CAROL);

    receive(alice, "to bob packet hi");

    assertThat(reliable(bob)).hasSize(1);
    assertThat(reliable(carol)).isEmpty();
  }

  @Test
  void whoMaySendNothingIsNotHeard() {
    Permission silent = new Permission(true, true, false, Set.of(), Set.of());
    Stay alice = joined(ALICE, silent);
    connect(alice);
    Stay bob = connected(BOB);
    RecordingListener listener = engine.listen();

    receive(alice, "packet hi");

    assertThat(reliable(bob)).isEmpty();
    assertThat(listener.signals()).isEmpty();
  }

  @Test
  void whatNobodyCanReadIsDropped() {
    Stay alice = connected(ALICE);
    Stay bob = connected(BOB);

    receive(alice, "");
    receive(alice, "error 1 no-number text"); // the codec fails

    assertThat(reliable(bob)).isEmpty();
  }

  @Test
  void aProcedureIsPerformedOnceAndItsAnswerReturned() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    List<String> request = request(alice);
    receive(alice, "ack " + request.get(1));
    receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.subList(2, 5)).containsExactly("greet", "{}", "60000");
    assertThat(reliable(alice)).hasSize(1);
  }

  @Test
  void nobodyIsGivenMoreThanAMinute() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, Duration.ofDays(49));

    List<String> request = request(alice);
    receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.get(4)).isEqualTo("60000");
  }

  @Test
  void whoNamesNoTimeGivesTheUsualOne() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, Duration.ZERO);

    List<String> request = request(alice);
    receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.get(4)).isEqualTo("10000");
  }

  @Test
  void anAnswerWithoutASignOfLifeIsGood() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    receive(alice, "response " + request(alice).get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
  }

  @Test
  void aFailureIsPassedOn() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    receive(alice, "error " + request(alice).get(1) + " 1400 Unsupported");

    assertFailed(answer, new RpcFailed(1400, "Unsupported", ""));
  }

  @Test
  void anAnswerThatIsTooLongIsAFailure() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);

    receive(alice, "response " + request(alice).get(1) + " " + "x".repeat(15_361));

    assertFailed(answer, new RpcFailed(1504, "Response payload too large", ""));
  }

  @Test
  void nobodyAnswersForSomebodyElse() {
    Stay alice = connected(ALICE);
    Stay bob = connected(BOB);
    CompletableFuture<String> answer = perform(ALICE, LONG);
    List<String> request = request(alice);

    receive(bob, "response " + request.get(1) + " forged");
    receive(alice, "response " + request.get(1) + " done");

    assertThat(answer.join()).isEqualTo("done");
  }

  @Test
  void whoLeavesMeanwhileFailsTheCall() {
    Stay alice = connected(ALICE);
    CompletableFuture<String> answer = perform(ALICE, LONG);
    request(alice);

    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertFailed(answer, new ParticipantDeparted(LOBBY, ALICE));
  }

  @Test
  void whoTakesLongerThanItMayFailsTheCall() {
    connected(ALICE);

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

  private void send(int kind, List<ParticipantIdentity> to, List<ParticipantSid> sids) {
    byte[] payload = "hello".getBytes(StandardCharsets.UTF_8);
    DataPacket packet = new DataPacket(kind, payload, sids, to, Optional.empty(), new byte[0]);
    engine.participants().sendData(OWNER, new SendData(LOBBY, packet));
  }

  private void receive(Stay from, String message) {
    media.receive(leg(from), DataChannel.RELIABLE, message.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> reliable(Stay stay) {
    return media.leg(leg(stay)).reliable().stream().map(TextCodec::text).toList();
  }

  private Stay connected(ParticipantIdentity identity) {
    Stay stay = joined(identity, Permission.STANDARD);
    connect(stay);
    return stay;
  }

  private Stay joined(ParticipantIdentity identity, Permission permission) {
    return engine.stays().join(OWNER, SampleParticipants.join(LOBBY, identity, with(permission)));
  }

  private void connect(Stay stay) {
    List<SessionDescription> offers = new ArrayList<>();
    engine
        .media()
        .follow(
            leg(stay),
            new LegListener() {
              @Override
              public void offered(SessionDescription offer) {
                offers.add(offer);
              }

              @Override
              public void found(IceCandidate candidate) {}

              @Override
              public void layersWanted(TrackSid track, Set<Layer> layers) {}
            });
    engine.media().answer(leg(stay), offers.getLast());
  }

  private static LegRef leg(Stay stay) {
    return LegRef.whole(stay.ref());
  }
}
