package dev.atrium.ws.signal;

import static dev.atrium.ws.signal.TestMediaNode.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalTarget;
import dev.atrium.api.livekit.SyncState;
import dev.atrium.api.livekit.TrickleRequest;
import dev.atrium.api.livekit.UpdateSubscription;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.TestMedia;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the first offer to the end: clients of a node that has a media engine. */
class ConnectingMediaTest {
  private static final String CANDIDATE =
      "{\"candidate\":\"candidate:1 1 udp 1 192.0.2.1 9 typ host\",\"sdpMid\":\"0\","
          + "\"sdpMLineIndex\":1,\"usernameFragment\":\"uf\"}";

  private final TestMediaNode node = new TestMediaNode();
  private final TestMedia media = node.media();
  private final TestEngine engine = node.engine();
  private final TestSignals signals = node.signals();

  @Test
  void aSubscriberIsOfferedSomethingAfterItHasJoined() throws Exception {
    TestPeer alice = signals.join("alice");

    List<SignalResponse> news = alice.news();
    assertThat(news.getFirst().hasJoin()).isTrue();
    assertThat(offer(news).getType()).isEqualTo("offer");
    assertThat(offer(news).getId()).isEqualTo(1);
    assertThat(offer(news).getSdp()).isEqualTo("offer 1 to alice");
  }

  @Test
  void anAnswerThatConnectsMakesAParticipantActive() throws Exception {
    TestPeer bob = signals.join("bob");
    RecordingListener listener = engine.listen();

    TestPeer alice = node.connected("alice");
    signals.settle();

    assertThat(listener.events(ParticipantActive.class)).hasSize(1);
    assertThat(bob.updates()).last().satisfies(info -> assertActive(info, "alice"));
    assertThat(alice.updates()).anySatisfy(info -> assertActive(info, "alice"));
  }

  @Test
  void aPublishersOfferIsAnsweredWithItsId() throws Exception {
    TestPeer alice = node.connected("alice");

    alice.send(
        SignalRequest.newBuilder()
            .setOffer(SessionDescription.newBuilder().setType("offer").setSdp("v=0").setId(5)));

    assertThat(alice.news())
        .extracting(SignalResponse::getAnswer)
        .contains(SessionDescription.newBuilder().setType("answer").setSdp("v=0").setId(5).build());
  }

  @Test
  void candidatesGoBothWays() throws Exception {
    TestPeer alice = signals.join("alice");
    IceCandidate candidate =
        new IceCandidate(
            IceCandidate.Side.SUBSCRIBER, "candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 1, "uf");

    alice.send(trickle(CANDIDATE));
    alice.send(trickle("{no json"));
    alice.send(trickle("[]"));
    media.notices().found(node.leg(alice), candidate);

    assertThat(media.leg(node.leg(alice)).candidates()).containsExactly(candidate);
    assertThat(alice.news())
        .extracting(SignalResponse::getTrickle)
        .contains(
            TrickleRequest.newBuilder()
                .setCandidateInit(CANDIDATE)
                .setTarget(SignalTarget.SUBSCRIBER)
                .build());
  }

  @Test
  void aClientThatIsBackIsOfferedAnewAndSaysWhatItRemembers() throws Exception {
    TestPeer alice = node.connected("alice");
    TestPeer bob = node.connected("bob");
    TrackSid camera = node.publish(alice);
    String sid = bob.sid();

    TestPeer back = signals.resume("bob", sid);
    back.send(
        SignalRequest.newBuilder()
            .setSyncState(
                SyncState.newBuilder()
                    .setSubscription(UpdateSubscription.newBuilder().addTrackSids(camera.value()))
                    .addTrackSidsDisabled(camera.value())));

    List<SignalResponse> news = back.news();
    assertThat(news.getFirst().hasReconnect()).isTrue();
    assertThat(news).filteredOn(SignalResponse::hasOffer).isNotEmpty();
    LegRef leg = node.leg("bob", sid);
    assertThat(media.leg(leg).tracks()).isEmpty();
    assertThat(media.leg(leg).choices()).containsEntry(camera, LayerChoice.NOTHING);
  }

  @Test
  void aClientWhoseLegIsLostIsToComeAnew() throws Exception {
    TestPeer alice = node.connected("alice");

    media.notices().failed(node.leg(alice));

    LeaveRequest leave = alice.leave().orElseThrow().getLeave();
    assertThat(leave.getReason()).isEqualTo(DisconnectReason.MEDIA_FAILURE);
    assertThat(leave.getAction()).isEqualTo(LeaveRequest.Action.RECONNECT);
  }

  @Test
  void aClientThatTheEngineDoesNotTakeIsRefused() throws Exception {
    media.refuse(leg -> true);

    var response = signals.refuse("/rtc", TestToken.join("alice"), Map.of("protocol", "16"));

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).isEqualTo("connection closed by media");
  }

  @Test
  void aClientThatLeavesIsLetGo() throws Exception {
    TestPeer alice = node.connected("alice");
    LegRef leg = node.leg(alice);

    engine.stays().leave(leg.stay(), LeaveReason.CLIENT_LEFT);

    assertThat(media.legs()).isEmpty();
  }

  private static SignalRequest.Builder trickle(String candidate) {
    return SignalRequest.newBuilder()
        .setTrickle(
            TrickleRequest.newBuilder()
                .setCandidateInit(candidate)
                .setTarget(SignalTarget.SUBSCRIBER));
  }

  private static void assertActive(ParticipantInfo info, String identity) {
    assertThat(info.getIdentity()).isEqualTo(identity);
    assertThat(info.getState()).isEqualTo(State.ACTIVE);
  }
}
