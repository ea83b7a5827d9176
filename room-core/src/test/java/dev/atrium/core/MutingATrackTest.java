package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RemoteUnmuteDisabled;
import dev.atrium.core.RoomError.TrackNotFound;
import dev.atrium.core.RoomEvent.TrackMuted;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.engine.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutingATrackTest {
  private static final TrackSid UNKNOWN = new TrackSid("TR_unknown");

  private final TestEngine engine = TestEngine.create();
  private final Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
  private final Track camera = engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);

  @Test
  void mutesSomebodysTrackAndAsksItsClientToo() {
    RecordingListener listener = engine.listen();

    Optional<Track> muted = mute(camera.sid(), true);

    assertThat(muted).contains(camera.withMuted(true, TestClock.START));
    Participant after = engine.participants().get(OWNER, LOBBY, ALICE);
    assertThat(after.tracks()).containsExactly(camera.withMuted(true, TestClock.START));
    assertThat(listener.events())
        .containsExactly(
            new TrackMuted(
                alice.room().ref(),
                engine.clock().instant(),
                after,
                camera.withMuted(true, TestClock.START)));
    assertThat(listener.signals())
        .containsExactly(new MuteRequested(alice.room().ref(), ALICE, camera.sid(), true));
  }

  @Test
  void asksTheClientBeforeAnybodySeesTheTrackMuted() {
    List<Object> told = new ArrayList<>();
    engine
        .rooms()
        .subscribe(
            new RoomListener() {
              @Override
              public void changed(RoomChange change) {
                told.add(change.event().getClass());
              }

              @Override
              public void signalled(RoomSignal signal) {
                told.add(signal.getClass());
              }
            });

    mute(camera.sid(), true);

    assertThat(told).containsExactly(MuteRequested.class, TrackMuted.class);
  }

  @Test
  void changesNothingAboutAMutedTrackButAsksItsClientAgain() {
    mute(camera.sid(), true);
    RecordingListener listener = engine.listen();

    assertThat(mute(camera.sid(), true)).contains(camera.withMuted(true, TestClock.START));

    assertThat(listener.events()).isEmpty();
    assertThat(listener.signals()).hasSize(1);
  }

  @Test
  void asksTheClientAboutATrackThatIsUnknownHere() {
    RecordingListener listener = engine.listen();

    assertThat(mute(UNKNOWN, true)).isEmpty();

    assertThat(listener.events()).isEmpty();
    assertThat(listener.signals())
        .containsExactly(new MuteRequested(alice.room().ref(), ALICE, UNKNOWN, true));
  }

  @Test
  void unmutesSomebodysTrackOnlyWhereThatIsSwitchedOn() {
    mute(camera.sid(), true);
    TestEngine lenient = engine.sibling(unmuting());

    assertRefused(() -> mute(camera.sid(), false), new RemoteUnmuteDisabled());
    assertRefused(() -> mute(UNKNOWN, false), new RemoteUnmuteDisabled());
    assertThat(lenient.participants().mute(OWNER, new MuteTrack(LOBBY, ALICE, camera.sid(), false)))
        .contains(camera);
  }

  @Test
  void refusesAParticipantOrARoomThatIsNotThereFirst() {
    assertRefused(
        () -> engine.participants().mute(OWNER, new MuteTrack(LOBBY, BOB, camera.sid(), false)),
        new ParticipantNotFound(LOBBY, BOB));
    assertRefused(
        () -> engine.participants().mute(OWNER, new MuteTrack(STUDIO, ALICE, camera.sid(), true)),
        new ParticipantNotFound(STUDIO, ALICE));
  }

  @Test
  void isDoneAndUndoneByTheParticipantItself() {
    RecordingListener listener = engine.listen();

    assertThat(engine.stays().mute(alice.ref(), camera.sid(), true).muted()).isTrue();
    assertThat(engine.stays().mute(alice.ref(), camera.sid(), true).muted()).isTrue();
    assertThat(engine.stays().mute(alice.ref(), camera.sid(), false).muted()).isFalse();

    assertThat(listener.events(TrackMuted.class))
        .extracting(event -> event.track().muted())
        .containsExactly(true, false);
    assertThat(listener.signals()).isEmpty();
  }

  @Test
  void refusesAnUnknownTrackOfOnesOwn() {
    assertRefused(
        () -> engine.stays().mute(alice.ref(), UNKNOWN, true), new TrackNotFound(LOBBY, UNKNOWN));
  }

  private Optional<Track> mute(TrackSid track, boolean muted) {
    return engine.participants().mute(OWNER, new MuteTrack(LOBBY, ALICE, track, muted));
  }

  private static Policy unmuting() {
    return new Policy(
        POLICY.defaults(),
        POLICY.limits(),
        POLICY.maxRooms(),
        POLICY.autoCreate(),
        true,
        POLICY.node());
  }
}
