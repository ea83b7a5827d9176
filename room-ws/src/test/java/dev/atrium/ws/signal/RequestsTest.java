package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.AudioTrackFeature;
import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.Ping;
import dev.atrium.api.livekit.PublishDataTrackRequest;
import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SimulateScenario;
import dev.atrium.api.livekit.SimulcastCodec;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.api.livekit.TrackSource;
import dev.atrium.api.livekit.UpdateDataSubscription;
import dev.atrium.api.livekit.UpdateLocalAudioTrack;
import dev.atrium.api.livekit.UpdateLocalVideoTrack;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;

class RequestsTest {
  private static final Permission UPDATING = Permission.STANDARD.with(Trait.UPDATES_OWN_METADATA);

  private final TestSignals signals = TestSignals.create();

  @Test
  void bothFormsOfPingAreAnswered() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

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
    TestPeer alice = joined("alice", UPDATING);

    alice.send(Requests.metadata("m", 7));

    assertThat(outcome(alice)).isEqualTo(answer(7, Reason.OK, ""));
    assertThat(stored("alice").profile().metadata()).isEqualTo("m");
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(Requests.metadata("m", 8));

    assertThat(outcome(alice))
        .isEqualTo(
            answer(8, Reason.NOT_ALLOWED, "does not have permission to update own metadata"));
    assertThat(stored("alice").profile().metadata()).isEmpty();
  }

  @Test
  void whoSaysTooMuchIsRefused() throws Exception {
    TestPeer alice = joined("alice", UPDATING);

    alice.send(Requests.metadata("x".repeat(524_289), 9));

    assertThat(outcome(alice))
        .isEqualTo(answer(9, Reason.LIMIT_EXCEEDED, "metadata size exceeds limits"));
  }

  @Test
  void clientsOfLowerProtocolsHearOnlyOfRefusals() throws Exception {
    TestPeer alice = signals.join(TestToken.join("alice", UPDATING), Map.of("protocol", "14"));

    alice.send(Requests.metadata("m", 1));
    alice.send(Requests.metadata("x".repeat(524_289), 2));

    assertThat(outcome(alice).getRequestId()).isEqualTo(2);
  }

  @Test
  void anAnnouncedTrackIsConfirmedToItsPublisherAlone() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
    TestPeer bob = joined("bob", Permission.STANDARD);

    alice.send(Requests.camera("c1"));

    TrackInfo track = published(alice, "c1");
    assertThat(track.getSid()).startsWith("TR_VC");
    assertThat(track.getName()).isEqualTo("cam");
    assertThat(track.hasVersion()).isFalse();
    signals.settle();
    assertThat(bob.updates()).isEmpty();
    assertThat(stored("alice").tracks()).isEmpty();
  }

  @Test
  void aTrackAnnouncedTwiceIsOneTrack() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(Requests.camera("c1"));
    TrackInfo first = published(alice, "c1");
    alice.send(Requests.camera("c1"));

    assertThat(published(alice, "c1").getSid()).isEqualTo(first.getSid());
  }

  @Test
  void aSecondCodecMakesNoSecondTrack() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
    alice.send(Requests.camera("c1"));
    TrackInfo first = published(alice, "c1");

    alice.send(
        SignalRequest.newBuilder()
            .setAddTrack(AddTrackRequest.newBuilder().setCid("c2").setSid(first.getSid())));

    assertThat(published(alice, "c2").getSid()).isEqualTo(first.getSid());
    assertThat(stored("alice").announced()).hasSize(1);
  }

  @Test
  void whatIsSaidOfATrackIsRepeated() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    SignalRequest.Builder request = Requests.camera("c1");
    request
        .getAddTrackBuilder()
        .setWidth(1280)
        .setHeight(720)
        .setStream("camera")
        .setMuted(true)
        .addSimulcastCodecs(SimulcastCodec.newBuilder().setCodec("vp9").setCid("c1-vp9"));
    alice.send(request);

    TrackInfo track = published(alice, "c1");
    assertThat(track.getWidth()).isEqualTo(1280);
    assertThat(track.getHeight()).isEqualTo(720);
    assertThat(track.getStream()).isEqualTo("camera");
    assertThat(track.getMuted()).isTrue();
    assertThat(track.getCodecs(0).getMimeType()).isEqualTo("video/vp9");
    assertThat(track.getCodecs(0).getCid()).isEqualTo("c1-vp9");
  }

  @Test
  void aTrackThatMayNotBePublishedIsNotConfirmed() throws Exception {
    TestPeer alice =
        joined(
            "alice",
            new Permission(
                true, true, true, Set.of(dev.atrium.core.TrackSource.MICROPHONE), Set.of()));

    alice.send(Requests.camera("c1"));

    List<SignalResponse> news = alice.news();
    assertThat(news).noneMatch(SignalResponse::hasTrackPublished);
    RequestResponse refusal = news.getLast().getRequestResponse();
    assertThat(refusal.getReason()).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(refusal.getAddTrack().getCid()).isEqualTo("c1");
  }

  @Test
  void aClientMutesAndDescribesItsOwnTracks() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
    alice.send(Requests.camera("c1"));
    String sid = published(alice, "c1").getSid();

    alice.send(
        SignalRequest.newBuilder()
            .setMute(MuteTrackRequest.newBuilder().setSid(sid).setMuted(true)));
    alice.send(
        SignalRequest.newBuilder()
            .setUpdateVideoTrack(
                UpdateLocalVideoTrack.newBuilder().setTrackSid(sid).setWidth(640).setHeight(360)));
    alice.send(
        SignalRequest.newBuilder()
            .setUpdateAudioTrack(
                UpdateLocalAudioTrack.newBuilder()
                    .setTrackSid(sid)
                    .addFeatures(AudioTrackFeature.TF_STEREO)));

    assertThat(stored("alice").announced())
        .singleElement()
        .satisfies(
            track -> {
              assertThat(track.muted()).isTrue();
              assertThat(track.options().size().width()).isEqualTo(640);
            });
    alice.news();
    alice.send(Requests.camera("c1"));
    assertThat(published(alice, "c1").getAudioFeaturesList())
        .containsExactly(AudioTrackFeature.TF_STEREO);
  }

  @Test
  void aTrackThatIsNotThereCannotBeDescribed() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(
        SignalRequest.newBuilder()
            .setUpdateVideoTrack(UpdateLocalVideoTrack.newBuilder().setTrackSid("TR_nope")));

    RequestResponse refusal = outcome(alice);
    assertThat(refusal.getReason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(refusal.getUpdateVideoTrack().getTrackSid()).isEqualTo("TR_nope");
  }

  @Test
  void mutingATrackThatIsNotThereIsPassedOver() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(SignalRequest.newBuilder().setMute(MuteTrackRequest.newBuilder().setSid("TR_nope")));

    assertThat(alice.news()).isEmpty();
    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void dataTracksAreDeclined() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
    PublishDataTrackRequest request =
        PublishDataTrackRequest.newBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(3).build())
                    .build())
            .build();

    alice.send(SignalRequest.newBuilder().setPublishDataTrackRequest(request));
    RequestResponse declined = outcome(alice);
    assertThat(declined.getReason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
    assertThat(declined.getPublishDataTrack()).isEqualTo(request);

    alice.send(
        SignalRequest.newBuilder()
            .setUpdateDataSubscription(UpdateDataSubscription.getDefaultInstance()));
    assertThat(outcome(alice).getReason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
  }

  @Test
  void whatIsSaidAboutMediaHasNoAnswerWithoutAMediaEngine() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(
        SignalRequest.newBuilder()
            .setOffer(SessionDescription.newBuilder().setType("offer").setSdp("v=0")));

    assertThat(alice.news()).isEmpty();
    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void requestsOfDaysToComeArePassedOver() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
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
    TestPeer alice = joined("alice", Permission.STANDARD);

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
    TestPeer alice = joined("alice", Permission.STANDARD);
    TestPeer bob = joined("bob", Permission.STANDARD);

    alice.deliver(new BinaryMessage(new byte[] {(byte) 0xff, 1, 2}));
    bob.deliver(new TextMessage("{"));

    assertThat(alice.closedWith()).isNotNull();
    assertThat(bob.closedWith()).isNotNull();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(2);
  }

  @Test
  void aClientMayTryHowItIsSentAway() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);
    TestPeer bob = joined("bob", Permission.STANDARD);

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

  @Test
  void theSourceOfATrackIsThatOfItsAnnouncement() throws Exception {
    TestPeer alice = joined("alice", Permission.STANDARD);

    alice.send(Requests.camera("c1"));

    assertThat(published(alice, "c1").getSource()).isEqualTo(TrackSource.CAMERA);
  }

  private TestPeer joined(String identity, Permission permission) throws Exception {
    TestPeer peer = signals.join(TestToken.join(identity, permission));
    signals.settle();
    peer.news();
    return peer;
  }

  private Participant stored(String identity) {
    return signals.engine().participants().get(OWNER, LOBBY, new ParticipantIdentity(identity));
  }

  private static TrackInfo published(TestPeer peer, String clientId) {
    return peer.news().stream()
        .filter(SignalResponse::hasTrackPublished)
        .map(SignalResponse::getTrackPublished)
        .filter(answer -> answer.getCid().equals(clientId))
        .findFirst()
        .orElseThrow()
        .getTrack();
  }

  private static RequestResponse outcome(TestPeer peer) {
    return peer.news().stream()
        .filter(SignalResponse::hasRequestResponse)
        .findFirst()
        .orElseThrow()
        .getRequestResponse();
  }

  private static RequestResponse answer(int id, Reason reason, String message) {
    return RequestResponse.newBuilder()
        .setRequestId(id)
        .setReason(reason)
        .setMessage(message)
        .build();
  }
}
