package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalResponse.MessageCase;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.StayRef;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients are told of tracks, their own and those of others. */
class TellingOfTracksTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void tracksAreToldAtOnce() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(alice, bob);

    Track camera = publish(alice);

    assertThat(bob.updates())
        .singleElement()
        .satisfies(
            info -> {
              assertThat(info.getIsPublisher()).isTrue();
              assertThat(info.getTracks(0).getSid()).isEqualTo(camera.sid().value());
            });

    signals.engine().stays().unpublish(ref(alice), camera.sid());
    assertThat(alice.news())
        .extracting(SignalResponse::getMessageCase)
        .contains(MessageCase.TRACK_UNPUBLISHED);
    assertThat(bob.updates())
        .singleElement()
        .satisfies(info -> assertThat(info.getTracksList()).isEmpty());
  }

  @Test
  void aClientIsAskedToMuteBeforeItSeesItsTrackMuted() throws Exception {
    TestPeer alice = signals.join("alice");
    Track camera = publish(alice);
    signals.settle(alice);

    signals
        .engine()
        .participants()
        .mute(OWNER, new MuteTrack(LOBBY, new ParticipantIdentity("alice"), camera.sid(), true));

    List<SignalResponse> news = alice.news();
    assertThat(news)
        .extracting(SignalResponse::getMessageCase)
        .containsExactly(MessageCase.MUTE, MessageCase.UPDATE);
    assertThat(news.getFirst().getMute().getMuted()).isTrue();
    assertThat(news.getLast().getUpdate().getParticipants(0).getTracks(0).getMuted()).isTrue();
  }

  @Test
  void othersAreToldToWhomTheyMayListen() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    TestPeer carol = signals.join("carol");
    Track camera = publish(alice);
    signals.settle(bob, carol);

    alice.send(Requests.openTo("carol"));

    assertThat(carol.news()).isEmpty();
    assertThat(bob.news())
        .singleElement()
        .satisfies(
            news -> {
              var update = news.getSubscriptionPermissionUpdate();
              assertThat(update.getParticipantSid()).isEqualTo(alice.sid());
              assertThat(update.getTrackSid()).isEqualTo(camera.sid().value());
              assertThat(update.getAllowed()).isFalse();
            });
  }

  private Track publish(TestPeer publisher) {
    TrackOptions camera =
        new TrackOptions(
            "cid",
            TrackType.VIDEO,
            TrackSource.CAMERA,
            "cam",
            TrackOptions.VideoSize.NONE,
            Map.of());
    StayRef stay = ref(publisher);
    return signals
        .engine()
        .stays()
        .publish(stay, new MediaSessionId(stay.sid().value()), camera, "video/VP8");
  }

  private StayRef ref(TestPeer peer) {
    var join = peer.received().getFirst().getJoin();
    return new StayRef(
        signals.engine().rooms().get(OWNER, LOBBY).ref(),
        new ParticipantIdentity(join.getParticipant().getIdentity()),
        new ParticipantSid(join.getParticipant().getSid()));
  }
}
