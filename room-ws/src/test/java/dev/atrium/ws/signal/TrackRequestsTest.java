package dev.atrium.ws.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.AudioTrackFeature;
import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.PublishDataTrackRequest;
import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SimulcastCodec;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.api.livekit.TrackSource;
import dev.atrium.api.livekit.UpdateDataSubscription;
import dev.atrium.api.livekit.UpdateLocalAudioTrack;
import dev.atrium.api.livekit.UpdateLocalVideoTrack;
import dev.atrium.core.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What clients ask for about their own tracks. */
class TrackRequestsTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void anAnnouncedTrackIsConfirmedToItsPublisherAlone() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    TestPeer bob = signals.joined("bob", Permission.STANDARD);

    alice.send(Requests.camera("c1"));

    TrackInfo track = published(alice, "c1");
    assertThat(track.getSid()).startsWith("TR_VC");
    assertThat(track.getName()).isEqualTo("cam");
    assertThat(track.hasVersion()).isFalse();
    signals.settle();
    assertThat(bob.updates()).isEmpty();
    assertThat(signals.participant("alice").tracks()).isEmpty();
  }

  @Test
  void aTrackAnnouncedTwiceIsOneTrack() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(Requests.camera("c1"));
    TrackInfo first = published(alice, "c1");
    alice.send(Requests.camera("c1"));

    assertThat(published(alice, "c1").getSid()).isEqualTo(first.getSid());
  }

  @Test
  void aSecondCodecMakesNoSecondTrack() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    alice.send(Requests.camera("c1"));
    TrackInfo first = published(alice, "c1");

    alice.send(
        SignalRequest.newBuilder()
            .setAddTrack(AddTrackRequest.newBuilder().setCid("c2").setSid(first.getSid())));

    assertThat(published(alice, "c2").getSid()).isEqualTo(first.getSid());
    assertThat(signals.participant("alice").announced()).hasSize(1);
  }

  @Test
  void whatIsSaidOfATrackIsRepeated() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

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
  void theSourceOfATrackIsThatOfItsAnnouncement() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(Requests.camera("c1"));

    assertThat(published(alice, "c1").getSource()).isEqualTo(TrackSource.CAMERA);
  }

  @Test
  void aTrackThatMayNotBePublishedIsNotConfirmed() throws Exception {
    TestPeer alice =
        signals.joined(
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
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
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

    assertThat(signals.participant("alice").announced())
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
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(
        SignalRequest.newBuilder()
            .setUpdateVideoTrack(UpdateLocalVideoTrack.newBuilder().setTrackSid("TR_nope")));

    RequestResponse refusal = alice.outcome();
    assertThat(refusal.getReason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(refusal.getUpdateVideoTrack().getTrackSid()).isEqualTo("TR_nope");
  }

  @Test
  void mutingATrackThatIsNotThereIsPassedOver() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);

    alice.send(SignalRequest.newBuilder().setMute(MuteTrackRequest.newBuilder().setSid("TR_nope")));

    assertThat(alice.news()).isEmpty();
    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void dataTracksAreDeclined() throws Exception {
    TestPeer alice = signals.joined("alice", Permission.STANDARD);
    PublishDataTrackRequest request =
        PublishDataTrackRequest.newBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(3).build())
                    .build())
            .build();

    alice.send(SignalRequest.newBuilder().setPublishDataTrackRequest(request));
    RequestResponse declined = alice.outcome();
    assertThat(declined.getReason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
    assertThat(declined.getPublishDataTrack()).isEqualTo(request);

    alice.send(
        SignalRequest.newBuilder()
            .setUpdateDataSubscription(UpdateDataSubscription.getDefaultInstance()));
    assertThat(alice.outcome().getReason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
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
}
