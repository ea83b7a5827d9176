package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.atrium.api.livekit.Ping;
import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SimulateScenario;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;

class RequestsTest {
  private static final Permission UPDATING = Permission.STANDARD.with(Trait.UPDATES_OWN_METADATA);

  private final TestSignals signals = TestSignals.create();

  @Test
  void bothFormsOfPingAreAnswered() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(SignalRequest.newBuilder().setPing(1));
    alice.send(SignalRequest.newBuilder().setPingReq(Ping.newBuilder().setTimestamp(55)));

    List<SignalResponse> news = alice.news();
    long now = signals.engine().clock().instant().toEpochMilli();
    assertThat(news.get(0).getPong()).isEqualTo(now);
    assertThat(news.get(1).getPongResp().getLastPingTimestamp()).isEqualTo(55);
    assertThat(news.get(1).getPongResp().getTimestamp()).isEqualTo(now);
  }

  @Test
  void whoMayChangesItselfAndIsToldSo() throws Exception {
    TestPeer alice = signals.joined("alice", UPDATING);

    alice.send(Requests.metadata("m", 7));

    assertThat(alice.outcome()).isEqualTo(answer(7, Reason.OK, ""));
    assertThat(signals.participant("alice").profile().metadata()).isEqualTo("m");
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(Requests.metadata("m", 8));

    assertThat(alice.outcome())
        .isEqualTo(
            answer(8, Reason.NOT_ALLOWED, "does not have permission to update own metadata"));
    assertThat(signals.participant("alice").profile().metadata()).isEmpty();
  }

  @Test
  void whoSaysTooMuchIsRefused() throws Exception {
    TestPeer alice = signals.joined("alice", UPDATING);

    alice.send(Requests.metadata("x".repeat(524_289), 9));

    assertThat(alice.outcome())
        .isEqualTo(answer(9, Reason.LIMIT_EXCEEDED, "metadata size exceeds limits"));
  }

  @Test
  void clientsOfLowerProtocolsHearOnlyOfRefusals() throws Exception {
    TestPeer alice = signals.join(TestToken.join("alice", UPDATING), Map.of("protocol", "14"));

    alice.send(Requests.metadata("m", 1));
    alice.send(Requests.metadata("x".repeat(524_289), 2));

    assertThat(alice.outcome().getRequestId()).isEqualTo(2);
  }

  @Test
  void whatIsSaidAboutMediaHasNoAnswerWithoutAMediaEngine() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(
        SignalRequest.newBuilder()
            .setOffer(SessionDescription.newBuilder().setType("offer").setSdp("v=0")));

    assertThat(alice.news()).isEmpty();
    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void requestsOfDaysToComeArePassedOver() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    SignalRequest.Builder unknown =
        SignalRequest.newBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(
                        99,
                        UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8("x"))
                            .build())
                    .build());

    alice.send(unknown);
    alice.deliver(new BinaryMessage(new byte[0]));

    assertThat(alice.news()).isEmpty();
    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void whoWritesJsonIsAnsweredInJson() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.deliver(new TextMessage("{\"pingReq\":{\"timestamp\":\"55\"}}"));
    assertThat(alice.news()).isEmpty();
    assertThat(alice.texts())
        .singleElement()
        .satisfies(
            text -> assertThat(text).contains("\"pongResp\"", "\"lastPingTimestamp\":\"55\""));

    alice.send(SignalRequest.newBuilder().setPing(1));
    assertThat(alice.news()).hasSize(1);
  }

  @Test
  void whatIsNoMessageEndsTheConnectionAndNotTheStay() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    TestPeer bob = signals.joined("bob", Permission.STANDARD);

    alice.deliver(new BinaryMessage(new byte[] {(byte) 0xff, 1, 2}));
    bob.deliver(new TextMessage("{"));

    assertThat(alice.closedWith()).isNotNull();
    assertThat(bob.closedWith()).isNotNull();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(2);
  }

  @Test
  void aClientMayTryHowItIsSentAway() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    TestPeer bob = signals.joined("bob", Permission.STANDARD);

    alice.send(
        SignalRequest.newBuilder()
            .setSimulate(SimulateScenario.newBuilder().setLeaveRequestFullReconnect(true)));
    bob.send(
        SignalRequest.newBuilder()
            .setSimulate(SimulateScenario.newBuilder().setDisconnectSignalOnResume(true)));

    assertThat(alice.leave().orElseThrow().getLeave().getAction())
        .isEqualTo(dev.atrium.api.livekit.LeaveRequest.Action.RECONNECT);
    assertThat(bob.leave()).isEmpty();
    assertThat(bob.closedWith()).isNotNull();
    assertThat(signals.engine().participants().list(OWNER, LOBBY))
        .extracting(Participant::identity)
        .containsExactly(new ParticipantIdentity("bob"));
  }

  private static RequestResponse answer(int id, Reason reason, String message) {
    return RequestResponse.newBuilder()
        .setRequestId(id)
        .setReason(reason)
        .setMessage(message)
        .build();
  }
}
