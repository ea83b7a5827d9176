package dev.atrium.core.media;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Audience;
import dev.atrium.core.JoinRoom;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.Track;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateSubscriptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarryingTracksTest {
  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void aTrackIsHeardByThoseWhoGetItUnasked() {
    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);

    TrackSid camera = lobby.publish(alice);

    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
    assertThat(media.leg(leg(alice)).tracks()).isEmpty();

    media.notices().trackGone(leg(alice), camera);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
  }

  @Test
  void aTrackIsHeardByThoseWhoComeLater() {
    Stay alice = lobby.join(ALICE);
    TrackSid camera = lobby.publish(alice);

    Stay bob = lobby.join(BOB);

    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
  }

  @Test
  void aTrackIsHeardByThoseWhoComeInThatMoment() {
    Stay alice = lobby.join(ALICE);
    List<TrackSid> published = new ArrayList<>();
    media.whileAttaching(leg -> published.add(lobby.publish(alice)));

    Stay bob = lobby.join(BOB);

    assertThat(media.leg(leg(bob)).tracks()).containsExactlyElementsOf(published).hasSize(1);
  }

  @Test
  void aTrackThatIsMutedWhileItsLegIsTakenIsHeldBack() {
    media.whileAttaching(
        leg -> {
          Track camera = engine.stays().publish(leg.stay(), leg.id(), CAMERA, "video/VP8");
          engine.stays().mute(leg.stay(), camera.sid(), true);
        });

    Stay alice = lobby.join(ALICE);

    assertThat(media.leg(leg(alice)).muted()).hasSize(1);
  }

  @Test
  void aMutedTrackIsHeldBack() {
    Stay alice = lobby.join(ALICE);
    TrackSid camera = lobby.publish(alice);

    engine.participants().mute(OWNER, new MuteTrack(LOBBY, ALICE, camera, true));
    assertThat(media.leg(leg(alice)).muted()).containsExactly(camera);

    engine.stays().mute(alice.ref(), camera, false);
    assertThat(media.leg(leg(alice)).muted()).isEmpty();
  }

  @Test
  void whatTheEngineMayHaveDoneBeforeItFailedIsUndone() {
    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);
    media.failAfter(leg -> true);
    TrackSid camera = lobby.publish(alice);
    engine.stays().mute(alice.ref(), camera, true);
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
    assertThat(media.leg(leg(alice)).muted()).containsExactly(camera);

    media.failAfter(leg -> false);
    engine.stays().mute(alice.ref(), camera, false);
    engine.stays().openTo(alice.ref(), new Audience(false, List.of()));

    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
    assertThat(media.leg(leg(alice)).muted()).isEmpty();
  }

  @Test
  void whatAClientWantsCountsMoreThanWhatItGetsUnasked() {
    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);
    TrackSid camera = lobby.publish(alice);

    engine.media().want(leg(bob), List.of(camera), false);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.stays().mute(alice.ref(), camera, true);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.media().want(leg(bob), List.of(camera), true);
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
  }

  @Test
  void whoSelectsGetsWhatItWantsAlsoWhenThatComesLater() {
    Stay alice = lobby.join(ALICE);
    Stay bob = engine.stays().join(OWNER, selective(BOB));
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    engine
        .participants()
        .updateSubscriptions(
            OWNER, new UpdateSubscriptions(LOBBY, BOB, List.of(camera.sid()), true));
    lobby.appear(alice, "cid-camera", TrackType.VIDEO);
    engine.stays().publish(alice.ref(), onlyLeg(alice), MICROPHONE);

    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera.sid());
  }

  @Test
  void ofWhatIsSaidAboutSubscriptionsTheLastWordCounts() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    TestEngine late = TestEngine.with(media, new TextCodec(), waiting::push); // newest first
    Stay alice = late.stays().join(OWNER, SampleParticipants.join(LOBBY, ALICE));
    Stay bob = late.stays().join(OWNER, selective(BOB));
    TrackSid camera = late.stays().publish(alice.ref(), onlyLeg(alice), CAMERA, "video/VP8").sid();

    for (boolean wanted : List.of(true, false, true, false)) {
      late.participants()
          .updateSubscriptions(OWNER, new UpdateSubscriptions(LOBBY, BOB, List.of(camera), wanted));
    }
    while (!waiting.isEmpty()) {
      waiting.pop().run();
    }

    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
  }

  @Test
  void nobodyGetsATrackThatItMayNotHave() {
    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);
    TrackSid camera = lobby.publish(alice);

    engine.stays().openTo(alice.ref(), new Audience(false, List.of()));
    engine.media().want(leg(bob), List.of(camera), true);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.stays().openTo(alice.ref(), Audience.EVERYONE);
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);

    permit(BOB, new Permission(false, true, true, Set.of(), Set.of()));
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
  }

  private static JoinRoom selective(ParticipantIdentity identity) {
    return new JoinRoom(
        LOBBY,
        identity,
        JoinRoom.Mode.REPLACE,
        JoinRoom.Newcomer.STANDARD,
        LegOptions.SELECTIVE,
        RoomOptions.STANDARD);
  }

  private void permit(ParticipantIdentity identity, Permission permission) {
    engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(LOBBY, identity, ProfileChange.NONE, Optional.of(permission)));
  }
}
