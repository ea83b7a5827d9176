package dev.atrium.ws.signal;

import static dev.atrium.ws.signal.TestMediaNode.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.api.livekit.ConnectionQuality;
import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.ParticipantTracks;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SpeakerInfo;
import dev.atrium.api.livekit.SubscribedQuality;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.api.livekit.UpdateSubscription;
import dev.atrium.api.livekit.UpdateTrackSettings;
import dev.atrium.api.livekit.VideoQuality;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.Speaker;
import dev.atrium.core.media.TestMedia;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tracks on a node that has a media engine, and what their listeners are told of them. */
class ServingTracksTest {
  private final TestMediaNode node = new TestMediaNode();
  private final TestMedia media = node.media();
  private final TestSignals signals = node.signals();

  @Test
  void aPublishedTrackIsTakenSeenAndOffered() throws Exception {
    TestPeer alice = node.connected("alice");
    TestPeer bob = node.connected("bob");

    TrackSid camera = node.publish(alice);

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
    TestPeer alice = node.connected("alice");
    TestPeer bob = node.connected("bob");
    TrackSid camera = node.publish(alice);

    bob.send(
        SignalRequest.newBuilder()
            .setSubscription(
                UpdateSubscription.newBuilder()
                    .addParticipantTracks(
                        ParticipantTracks.newBuilder().addTrackSids(camera.value()))));
    assertThat(media.leg(node.leg(bob)).tracks()).isEmpty();

    bob.send(
        SignalRequest.newBuilder()
            .setSubscription(
                UpdateSubscription.newBuilder().addTrackSids(camera.value()).setSubscribe(true)));
    assertThat(media.leg(node.leg(bob)).tracks()).containsExactly(camera);

    bob.send(
        SignalRequest.newBuilder()
            .setTrackSetting(
                UpdateTrackSettings.newBuilder()
                    .addTrackSids(camera.value())
                    .setQuality(VideoQuality.MEDIUM)
                    .setWidth(640)
                    .setHeight(360)
                    .setFps(15)));
    assertThat(media.leg(node.leg(bob)).choices())
        .containsEntry(camera, new LayerChoice(false, Layer.MEDIUM, new VideoSize(640, 360), 15));
  }

  @Test
  void aMutedTrackIsHeldBack() throws Exception {
    TestPeer alice = node.connected("alice");
    TrackSid camera = node.publish(alice);

    alice.send(
        SignalRequest.newBuilder()
            .setMute(MuteTrackRequest.newBuilder().setSid(camera.value()).setMuted(true)));

    assertThat(media.leg(node.leg(alice)).muted()).containsExactly(camera);
  }

  @Test
  void aPublisherIsToldWhichLayersAreWanted() throws Exception {
    TestPeer alice = node.connected("alice");
    TrackSid camera = node.publish(alice);

    media.notices().layersWanted(node.leg(alice), camera, Set.of(Layer.LOW));

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

    media.notices().talking(node.room(), List.of(new Speaker(talker, 0.5, true)));
    media
        .notices()
        .quality(node.room(), List.of(new LinkQuality(talker, LinkQuality.Grade.LOST, 1)));

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
}
