package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Audience.Admission;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomEvent.TrackAnnounced;
import dev.atrium.core.RoomEvent.TrackWithdrawn;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnouncingATrackTest {
  private static final Permission MICROPHONE_ALONE =
      new Permission(true, true, true, Set.of(TrackSource.MICROPHONE), Set.of());

  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();
  private final Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
  private final RecordingListener listener = engine.listen();

  @Test
  void isNeitherListedNorMakesAPublisher() {
    Track camera = announce(CAMERA);

    assertThat(now().tracks()).isEmpty();
    assertThat(now().publisher()).isFalse();
    assertThat(now().announced()).containsExactly(camera);
    assertThat(camera.isAnnounced()).isTrue();
  }

  @Test
  void ofTheSameClientIdAgainIsTheSameTrack() {
    Track first = announce(CAMERA);

    Track again = announce(CAMERA);

    assertThat(again).isEqualTo(first);
    assertThat(listener.events(TrackAnnounced.class)).hasSize(1);
  }

  @Test
  void keepsItsSidWhenItsMediaArrive() {
    Track announced = announce(CAMERA);

    Track arrived = stays.publish(alice.ref(), onlyLeg(alice), CAMERA, "video/VP8");

    assertThat(arrived.sid()).isEqualTo(announced.sid());
    assertThat(arrived.mimeType()).isEqualTo("video/VP8");
    assertThat(now().tracks()).containsExactly(arrived);
    assertThat(now().announced()).isEmpty();
  }

  @Test
  void isRefusedToWhoMayNotPublishIt() {
    permit(MICROPHONE_ALONE);

    assertRefused(() -> announce(CAMERA), new PermissionDenied());
    assertThat(announce(MICROPHONE).isAnnounced()).isTrue();
  }

  @Test
  void isRefusedWithANameThatIsTooLong() {
    LimitExceeded refusal = new LimitExceeded(Limit.TRACK, 1_024);
    TrackOptions longName =
        new TrackOptions(
            CAMERA.clientId(),
            CAMERA.type(),
            CAMERA.source(),
            "x".repeat(1_025),
            CAMERA.size(),
            CAMERA.attributes());

    assertRefused(() -> announce(longName), refusal);
    assertRefused(() -> stays.publish(alice.ref(), onlyLeg(alice), longName, "video/VP8"), refusal);
    TrackSid camera = announce(CAMERA).sid();
    assertRefused(() -> stays.describe(alice.ref(), camera, longName), refusal);
    assertThat(now().announced()).extracting(Track::options).containsExactly(CAMERA);
  }

  @Test
  void isNotOpenedToMoreThanMayBeKept() {
    Admission nobody = new Admission(Optional.empty(), Optional.empty(), false, Set.of());
    Audience tooMany = new Audience(false, Collections.nCopies(16_385, nobody));

    assertRefused(
        () -> stays.openTo(alice.ref(), tooMany), new LimitExceeded(Limit.AUDIENCE, 262_144));
    assertThat(now().audience()).isEqualTo(Audience.EVERYONE);
  }

  @Test
  void endsWithThePermission() {
    Track camera = announce(CAMERA);
    Track microphone = announce(MICROPHONE);

    permit(MICROPHONE_ALONE);

    assertThat(now().announced()).containsExactly(microphone);
    assertThat(listener.events(TrackWithdrawn.class))
        .extracting(event -> event.track().sid())
        .containsExactly(camera.sid());
  }

  @Test
  void mayBeMutedByAnAdministrator() {
    Track camera = announce(CAMERA);

    Optional<Track> muted =
        engine.participants().mute(OWNER, new MuteTrack(LOBBY, ALICE, camera.sid(), true));

    assertThat(muted.map(Track::muted)).contains(true);
    assertThat(now().announced()).extracting(Track::muted).containsExactly(true);
  }

  private Track announce(TrackOptions options) {
    return stays.announce(alice.ref(), onlyLeg(alice), options);
  }

  private void permit(Permission permission) {
    engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(LOBBY, ALICE, ProfileChange.NONE, Optional.of(permission)));
  }

  private Participant now() {
    return engine.participants().get(OWNER, LOBBY, ALICE);
  }
}
