package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.DATA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publishing;
import static dev.atrium.core.SampleParticipants.with;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishingATrackTest {
  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();

  @Test
  void addsTheTrackToItsParticipantAndTellsIt() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    RecordingListener listener = engine.listen();

    Track track = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(track)
        .isEqualTo(new Track(track.sid(), onlyLeg(alice), CAMERA, false, "", TestClock.START));
    assertThat(track.sid().value()).startsWith("TR_VC");
    assertThat(alice().tracks()).containsExactly(track);
    assertThat(listener.events())
        .containsExactly(
            new TrackPublished(alice.room().ref(), engine.clock().instant(), alice(), track, true));
  }

  @Test
  void makesAPublisherForTheWholeStay() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    assertThat(room().publishers()).isZero();

    Track track = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    stays.unpublish(alice.ref(), track.sid());

    assertThat(alice().tracks()).isEmpty();
    assertThat(alice().publisher()).isTrue();
    assertThat(room().publishers()).isEqualTo(1);
  }

  @Test
  void tellsWhichTrackWasTheFirstOfTheStay() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    RecordingListener listener = engine.listen();

    Track track = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    stays.unpublish(alice.ref(), track.sid());
    stays.publish(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(listener.events())
        .filteredOn(TrackPublished.class::isInstance)
        .extracting(event -> ((TrackPublished) event).first())
        .containsExactly(true, false);
  }

  @Test
  void givesEachPublicationItsOwnSid() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));

    Track first = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    Track second = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(second.sid()).isNotEqualTo(first.sid());
    assertThat(alice().tracks()).containsExactly(first, second);
  }

  @Test
  void isRefusedToThoseWhoMayNotPublish() {
    Permission dataOnly = new Permission(true, false, true, Set.of(), Set.of());
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE, with(dataOnly)));
    RecordingListener listener = engine.listen();

    assertRefused(() -> stays.publish(alice.ref(), onlyLeg(alice), CAMERA), new PermissionDenied());
    assertThat(listener.events()).isEmpty();

    stays.publish(alice.ref(), onlyLeg(alice), DATA);
    assertThat(alice().tracks()).hasSize(1);
  }

  @Test
  void isRefusedFromSourcesThatThePermissionDoesNotName() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE, with(publishing(TrackSource.MICROPHONE))));

    assertRefused(() -> stays.publish(alice.ref(), onlyLeg(alice), CAMERA), new PermissionDenied());
    assertRefused(() -> stays.publish(alice.ref(), onlyLeg(alice), DATA), new PermissionDenied());

    stays.publish(alice.ref(), onlyLeg(alice), MICROPHONE);
    assertThat(alice().tracks()).hasSize(1);
  }

  @Test
  void needsALegOfThatStay() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));

    assertRefused(
        () -> stays.publish(alice.ref(), leg("leg-9"), CAMERA),
        new LegNotFound(LOBBY, leg("leg-9")));
  }

  @Test
  void needsAStayThatIsNotOver() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertRefused(
        () -> stays.publish(alice.ref(), onlyLeg(alice), CAMERA),
        new ParticipantNotFound(LOBBY, ALICE));
  }

  @Test
  void endsWithUnpublishingOnce() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    Track track = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    RecordingListener listener = engine.listen();

    stays.unpublish(alice.ref(), track.sid());
    stays.unpublish(alice.ref(), track.sid());
    stays.unpublish(alice.ref(), new TrackSid("TR_unknown"));

    assertThat(listener.events())
        .containsExactly(
            new TrackUnpublished(alice.room().ref(), engine.clock().instant(), alice(), track));
  }

  private Participant alice() {
    return engine.participants().get(OWNER, LOBBY, ALICE);
  }

  private Room room() {
    return engine.rooms().get(OWNER, LOBBY);
  }
}
