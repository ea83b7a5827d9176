package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.ConnectionQuality;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.ParticipantTracks;
import dev.atrium.api.livekit.RpcAck;
import dev.atrium.api.livekit.RpcError;
import dev.atrium.api.livekit.RpcRequest;
import dev.atrium.api.livekit.RpcResponse;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalTarget;
import dev.atrium.api.livekit.SpeakerInfo;
import dev.atrium.api.livekit.SubscribedQuality;
import dev.atrium.api.livekit.SyncState;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.api.livekit.TrickleRequest;
import dev.atrium.api.livekit.UpdateSubscription;
import dev.atrium.api.livekit.UpdateTrackSettings;
import dev.atrium.api.livekit.VideoQuality;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.SendData;
import dev.atrium.core.StayRef;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.Speaker;
import dev.atrium.core.media.TestMedia;
import dev.atrium.livekit.LivekitPackets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Clients of a node that has a media engine. */
class MediaTest {
  private static final String CANDIDATE =
      "{\"candidate\":\"candidate:1 1 udp 1 192.0.2.1 9 typ host\",\"sdpMid\":\"0\","
          + "\"sdpMLineIndex\":1,\"usernameFragment\":\"uf\"}";

  private final TestMedia media = new TestMedia();
  private final TestEngine engine = TestEngine.with(media, new LivekitPackets());
  private final TestSignals signals = TestSignals.over(engine);

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

    TestPeer alice = connected("alice");
    signals.settle();

    assertThat(listener.events(ParticipantActive.class)).hasSize(1);
    assertThat(bob.updates()).last().satisfies(info -> assertActive(info, "alice"));
    assertThat(alice.updates()).anySatisfy(info -> assertActive(info, "alice"));
  }

  @Test
  void aPublishersOfferIsAnsweredWithItsId() throws Exception {
    TestPeer alice = connected("alice");

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
    media.notices().found(leg(alice), candidate);

    assertThat(media.leg(leg(alice)).candidates()).containsExactly(candidate);
    assertThat(alice.news())
        .extracting(SignalResponse::getTrickle)
        .contains(
            TrickleRequest.newBuilder()
                .setCandidateInit(CANDIDATE)
                .setTarget(SignalTarget.SUBSCRIBER)
                .build());
  }

  @Test
  void aPublishedTrackIsTakenSeenAndOffered() throws Exception {
    TestPeer alice = connected("alice");
    TestPeer bob = connected("bob");

    TrackSid camera = publish(alice);

    List<SignalResponse> news = bob.news();
    assertThat(offer(news).getMidToTrackIdMap()).containsValue(camera.value());
    assertThat(news)
        .filteredOn(SignalResponse::hasUpdate)
        .last()
        .extracting(message -> message.getUpdate().getParticipants(0).getTracks(0))
        .extracting(TrackInfo::getSid, TrackInfo::getMimeType)
        .containsExactly(camera.value(), "video/VP8");
  }

  @Test
  void aClientSaysWhatItWants() throws Exception {
    TestPeer alice = connected("alice");
    TestPeer bob = connected("bob");
    TrackSid camera = publish(alice);

    bob.send(
        SignalRequest.newBuilder()
            .setSubscription(
                UpdateSubscription.newBuilder()
                    .addParticipantTracks(
                        ParticipantTracks.newBuilder().addTrackSids(camera.value()))));
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    bob.send(
        SignalRequest.newBuilder()
            .setSubscription(
                UpdateSubscription.newBuilder().addTrackSids(camera.value()).setSubscribe(true)));
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);

    bob.send(
        SignalRequest.newBuilder()
            .setTrackSetting(
                UpdateTrackSettings.newBuilder()
                    .addTrackSids(camera.value())
                    .setQuality(VideoQuality.MEDIUM)
                    .setWidth(640)
                    .setHeight(360)
                    .setFps(15)));
    assertThat(media.leg(leg(bob)).choices())
        .containsEntry(camera, new LayerChoice(false, Layer.MEDIUM, new VideoSize(640, 360), 15));
  }

  @Test
  void aClientThatIsBackIsOfferedAnewAndSaysWhatItRemembers() throws Exception {
    TestPeer alice = connected("alice");
    TestPeer bob = connected("bob");
    TrackSid camera = publish(alice);
    String sid = bob.sid();

    TestPeer back =
        signals.join(TestToken.join("bob"), Map.of("protocol", "16", "reconnect", "1", "sid", sid));
    back.send(
        SignalRequest.newBuilder()
            .setSyncState(
                SyncState.newBuilder()
                    .setSubscription(UpdateSubscription.newBuilder().addTrackSids(camera.value()))
                    .addTrackSidsDisabled(camera.value())));

    List<SignalResponse> news = back.news();
    assertThat(news.getFirst().hasReconnect()).isTrue();
    assertThat(news).filteredOn(SignalResponse::hasOffer).isNotEmpty();
    LegRef leg = leg("bob", sid);
    assertThat(media.leg(leg).tracks()).isEmpty();
    assertThat(media.leg(leg).choices()).containsEntry(camera, LayerChoice.NOTHING);
  }

  @Test
  void aMutedTrackIsHeldBack() throws Exception {
    TestPeer alice = connected("alice");
    TrackSid camera = publish(alice);

    alice.send(
        SignalRequest.newBuilder()
            .setMute(MuteTrackRequest.newBuilder().setSid(camera.value()).setMuted(true)));

    assertThat(media.leg(leg(alice)).muted()).containsExactly(camera);
  }

  @Test
  void aPublisherIsToldWhichLayersAreWanted() throws Exception {
    TestPeer alice = connected("alice");
    TrackSid camera = publish(alice);

    media.notices().layersWanted(leg(alice), camera, Set.of(Layer.LOW));

    assertThat(alice.news())
        .filteredOn(SignalResponse::hasSubscribedQualityUpdate)
        .singleElement()
        .extracting(SignalResponse::getSubscribedQualityUpdate)
        .satisfies(update -> assertThat(update.getTrackSid()).isEqualTo(camera.value()))
        .extracting(update -> update.getSubscribedCodecs(0))
        .satisfies(codec -> assertThat(codec.getCodec()).isEqualTo("vp8"))
        .satisfies(
            codec ->
                assertThat(codec.getQualitiesList())
                    .extracting(SubscribedQuality::getQuality, SubscribedQuality::getEnabled)
                    .containsExactly(
                        tuple(VideoQuality.LOW, true),
                        tuple(VideoQuality.MEDIUM, false),
                        tuple(VideoQuality.HIGH, false)));
  }

  @Test
  void everybodyIsToldWhoTalksAndHowGoodTheLinksAre() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    ParticipantSid talker = new ParticipantSid(alice.sid());

    media.notices().talking(room(), List.of(new Speaker(talker, 0.5, true)));
    media.notices().quality(room(), List.of(new LinkQuality(talker, LinkQuality.Grade.LOST, 1)));

    List<SignalResponse> news = bob.news();
    assertThat(news)
        .filteredOn(SignalResponse::hasSpeakersChanged)
        .singleElement()
        .extracting(message -> message.getSpeakersChanged().getSpeakers(0))
        .isEqualTo(
            SpeakerInfo.newBuilder().setSid(talker.value()).setLevel(0.5f).setActive(true).build());
    assertThat(news)
        .filteredOn(SignalResponse::hasConnectionQuality)
        .singleElement()
        .extracting(message -> message.getConnectionQuality().getUpdates(0).getQuality())
        .isEqualTo(ConnectionQuality.LOST);
  }

  @Test
  void aClientWhoseLegIsLostIsToComeAnew() throws Exception {
    TestPeer alice = connected("alice");

    media.notices().failed(leg(alice));

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
    TestPeer alice = connected("alice");
    LegRef leg = leg(alice);

    engine.stays().leave(leg.stay(), LeaveReason.CLIENT_LEFT);

    assertThat(media.legs()).isEmpty();
  }

  @Test
  void dataOfTheServerArriveOnceAsOneOfItsPackets() throws Exception {
    TestPeer alice = connected("alice");
    TestPeer bob = connected("bob");

    sendData("alice", 0);
    sendData("alice", 0);

    assertThat(media.leg(leg(bob)).reliable()).isEmpty();
    assertThat(media.leg(leg(alice)).reliable()).hasSize(1);
    DataPacket packet = DataPacket.parseFrom(media.leg(leg(alice)).next());
    assertThat(packet.getParticipantIdentity()).isEmpty();
    assertThat(packet.getUser().getPayload()).isEqualTo(ByteString.copyFromUtf8("hello"));
    assertThat(packet.getUser().getTopic()).isEqualTo("chat");
  }

  @Test
  void dataOfOthersArriveWithTheirSender() throws Exception {
    TestPeer alice = connected("alice");
    TestPeer bob = connected("bob");

    media.receive(
        leg(alice),
        DataChannel.LOSSY,
        DataPacket.newBuilder().setParticipantIdentity("mallory").build().toByteArray());

    DataPacket packet = DataPacket.parseFrom(media.leg(leg(bob)).lossy().getFirst());
    assertThat(packet.getParticipantIdentity()).isEqualTo("alice");
    assertThat(packet.getParticipantSid()).isEqualTo(alice.sid());
    assertThat(media.leg(leg(alice)).lossy()).isEmpty();
  }

  @Test
  void aProcedureIsPerformedByTheClientOnce() throws Exception {
    TestPeer alice = connected("alice");

    CompletableFuture<String> answer = perform();
    RpcRequest request = DataPacket.parseFrom(media.leg(leg(alice)).next()).getRpcRequest();
    reply(
        alice,
        DataPacket.newBuilder().setRpcAck(RpcAck.newBuilder().setRequestId(request.getId())));
    reply(
        alice,
        DataPacket.newBuilder()
            .setRpcResponse(
                RpcResponse.newBuilder().setRequestId(request.getId()).setPayload("done")));

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.getMethod()).isEqualTo("greet");
    assertThat(request.getResponseTimeoutMs()).isEqualTo(60_000);
    assertThat(media.leg(leg(alice)).reliable()).hasSize(1);
  }

  @Test
  void whatTheClientCannotPerformFails() throws Exception {
    TestPeer alice = connected("alice");

    CompletableFuture<String> answer = perform();
    RpcRequest request = DataPacket.parseFrom(media.leg(leg(alice)).next()).getRpcRequest();
    reply(
        alice,
        DataPacket.newBuilder()
            .setRpcResponse(
                RpcResponse.newBuilder()
                    .setRequestId(request.getId())
                    .setError(RpcError.newBuilder().setCode(1400).setMessage("Unsupported"))));

    assertThatThrownBy(answer::join)
        .cause()
        .isInstanceOfSatisfying(
            RoomException.class,
            refusal ->
                assertThat(refusal.error())
                    .isEqualTo(new RoomError.RpcFailed(1400, "Unsupported", "")));
  }

  private TestPeer connected(String identity) throws Exception {
    TestPeer peer = signals.join(identity);
    answer(peer, offer(peer.received()));
    return peer;
  }

  private static void answer(TestPeer peer, SessionDescription offer) {
    peer.send(
        SignalRequest.newBuilder()
            .setAnswer(
                SessionDescription.newBuilder()
                    .setType("answer")
                    .setSdp("v=0")
                    .setId(offer.getId())));
  }

  /** Announces a track, and has its media arrive. */
  private TrackSid publish(TestPeer publisher) throws Exception {
    publisher.send(Requests.camera("c1"));
    return media
        .notices()
        .trackAppeared(leg(publisher), "c1", TrackType.VIDEO, "video/VP8")
        .orElseThrow();
  }

  private void sendData(String to, int kind) {
    engine
        .participants()
        .sendData(
            OWNER,
            new SendData(
                LOBBY,
                new dev.atrium.core.DataPacket(
                    kind,
                    "hello".getBytes(StandardCharsets.UTF_8),
                    List.of(),
                    List.of(new ParticipantIdentity(to)),
                    Optional.of("chat"),
                    "0123456789abcdef".getBytes(StandardCharsets.UTF_8))));
  }

  private CompletableFuture<String> perform() {
    PerformRpc command =
        new PerformRpc(
            LOBBY, new ParticipantIdentity("alice"), "greet", "{}", Duration.ofMinutes(1));
    return CompletableFuture.supplyAsync(
        () -> engine.participants().performRpc(OWNER, command),
        task -> Thread.ofVirtual().start(task));
  }

  private void reply(TestPeer from, DataPacket.Builder packet) {
    media.receive(leg(from), DataChannel.RELIABLE, packet.build().toByteArray());
  }

  private static SignalRequest.Builder trickle(String candidate) {
    return SignalRequest.newBuilder()
        .setTrickle(
            TrickleRequest.newBuilder()
                .setCandidateInit(candidate)
                .setTarget(SignalTarget.SUBSCRIBER));
  }

  private static SessionDescription offer(List<SignalResponse> messages) {
    return messages.stream()
        .filter(SignalResponse::hasOffer)
        .map(SignalResponse::getOffer)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static void assertActive(ParticipantInfo info, String identity) {
    assertThat(info.getIdentity()).isEqualTo(identity);
    assertThat(info.getState()).isEqualTo(State.ACTIVE);
  }

  private RoomRef room() {
    return engine.rooms().get(OWNER, LOBBY).ref();
  }

  private LegRef leg(TestPeer peer) {
    ParticipantInfo self = peer.received().getFirst().getJoin().getParticipant();
    return leg(self.getIdentity(), self.getSid());
  }

  private LegRef leg(String identity, String sid) {
    return LegRef.whole(
        new StayRef(room(), new ParticipantIdentity(identity), new ParticipantSid(sid)));
  }
}
