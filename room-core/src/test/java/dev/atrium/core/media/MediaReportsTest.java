package dev.atrium.core.media;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.FinishReason;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomSignal.QualityChanged;
import dev.atrium.core.RoomSignal.SpeakersChanged;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.Track;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaReportsTest {
  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void lostMediaMayComeBack() {
    Stay alice = lobby.join(ALICE);
    lobby.connect(alice);

    media.notices().down(leg(alice));
    assertThat(lobby.participant(ALICE).isUp()).isFalse();

    media.notices().up(leg(alice));
    assertThat(lobby.participant(ALICE).isUp()).isTrue();
  }

  @Test
  void aLegThatTheEngineGivesUpEndsItsStay() {
    Stay alice = lobby.join(ALICE);
    RecordingListener listener = engine.listen();

    media.notices().failed(leg(alice));
    media.notices().failed(leg(alice));

    assertThat(listener.events(ParticipantLeft.class))
        .singleElement()
        .extracting(ParticipantLeft::reason)
        .isEqualTo(LeaveReason.MEDIA_FAILED);
    assertThat(media.legs()).isEmpty();
  }

  @Test
  void aRoomThatTheEngineHasLostIsOver() {
    Stay alice = lobby.join(ALICE);
    RecordingListener listener = engine.listen();

    media.notices().roomLost(alice.room().ref());

    assertThat(listener.events(RoomFinished.class))
        .singleElement()
        .extracting(RoomFinished::reason)
        .isEqualTo(FinishReason.MEDIA_ROOM_LOST);
  }

  @Test
  void whatIsNoticedOfALegThatIsOverDoesNothing() {
    Stay alice = lobby.join(ALICE);
    lobby.leave(alice);
    RecordingListener listener = engine.listen();

    media.notices().up(leg(alice));
    media.notices().down(leg(alice));
    media.notices().trackGone(leg(alice), new TrackSid("TR_1"));
    Optional<TrackSid> track =
        media.notices().trackAppeared(leg(alice), "cid", TrackType.AUDIO, "audio/opus");

    assertThat(track).isEmpty();
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void mediaOfAnAnnouncedTrackPublishIt() {
    Stay alice = lobby.join(ALICE);
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    Optional<TrackSid> first = lobby.appear(alice, "cid-camera", TrackType.VIDEO);
    Optional<TrackSid> again = lobby.appear(alice, "cid-camera", TrackType.VIDEO);

    assertThat(first).contains(camera.sid());
    assertThat(again).contains(camera.sid());
    assertThat(lobby.participant(ALICE).tracks())
        .singleElement()
        .satisfies(track -> assertThat(track.mimeType()).isEqualTo("video/VP8"))
        .satisfies(track -> assertThat(track.options()).isEqualTo(CAMERA));
  }

  @Test
  void mediaUnderAnUnknownIdAreThoseOfTheFirstAnnouncedTrackOfTheirType() {
    Stay alice = lobby.join(ALICE);
    engine.stays().announce(alice.ref(), onlyLeg(alice), MICROPHONE);
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(lobby.appear(alice, "{firefox}", TrackType.VIDEO)).contains(camera.sid());
    assertThat(lobby.appear(alice, "{unannounced}", TrackType.VIDEO)).isEmpty();
  }

  @Test
  void talkersAndLinksAreSaidInTheRoom() {
    Stay alice = lobby.join(ALICE);
    RecordingListener listener = engine.listen();
    List<Speaker> speakers = List.of(new Speaker(alice.participant().sid(), 0.5, true));
    List<LinkQuality> links =
        List.of(new LinkQuality(alice.participant().sid(), LinkQuality.Grade.POOR, 2));

    media.notices().talking(alice.room().ref(), speakers);
    media.notices().quality(alice.room().ref(), links);

    assertThat(listener.signals())
        .containsExactly(
            new SpeakersChanged(alice.room().ref(), speakers),
            new QualityChanged(alice.room().ref(), links));
  }
}
