package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LegNotFound;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddingACodecTest {
  private static final TrackOptions VP9 =
      new TrackOptions(
          "cid-camera-vp9",
          TrackType.VIDEO,
          TrackSource.CAMERA,
          "camera",
          TrackOptions.VideoSize.NONE,
          Map.of());

  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();
  private final Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
  private final Track camera = stays.announce(alice.ref(), onlyLeg(alice), CAMERA);

  @Test
  void oneMoreCodecOfAnAnnouncedTrackIsThatTrack() {
    RecordingListener listener = engine.listen();

    Track known = announce(VP9, Optional.of(camera.sid()));

    assertThat(known).isEqualTo(camera);
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void oneMoreCodecOfAPublishedTrackIsThatTrack() {
    Track published = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    RecordingListener listener = engine.listen();

    Track known = announce(VP9, Optional.of(camera.sid()));

    assertThat(known).isEqualTo(published);
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void aCodecOfATrackThatIsOverIsATrackOfItsOwn() {
    stays.unpublish(alice.ref(), camera.sid());

    Track fresh = announce(VP9, Optional.of(camera.sid()));

    assertThat(fresh.sid()).isNotEqualTo(camera.sid());
    assertThat(fresh.options()).isEqualTo(VP9);
  }

  @Test
  void aTrackThatIsAnnouncedAgainIsTheSame() {
    Track again = announce(CAMERA, Optional.empty());
    Track other = announce(MICROPHONE, Optional.empty());

    assertThat(again).isEqualTo(camera);
    assertThat(other.sid()).isNotEqualTo(camera.sid());
  }

  @Test
  void aCodecNeedsALegOfThatStayToo() {
    assertRefused(
        () -> stays.announce(alice.ref(), leg("leg-9"), VP9, Optional.of(camera.sid())),
        new LegNotFound(LOBBY, leg("leg-9")));
  }

  private Track announce(TrackOptions options, Optional<TrackSid> codecOf) {
    return stays.announce(alice.ref(), onlyLeg(alice), options, codecOf);
  }
}
