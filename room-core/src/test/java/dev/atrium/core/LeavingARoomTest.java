package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomEvent.LegStopped;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingARoomTest {
  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();

  @Test
  void endsTheStayAndTellsWhy() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    stays.join(OWNER, join(LOBBY, BOB));
    RecordingListener listener = engine.listen();

    stays.leave(alice.ref(), LeaveReason.SIGNAL_LOST);

    assertThat(listener.events())
        .containsExactly(
            new ParticipantLeft(
                alice.room().ref(),
                engine.clock().instant(),
                alice.participant(),
                LeaveReason.SIGNAL_LOST));
    assertThat(room().participants()).containsOnlyKeys(BOB);
  }

  @Test
  void endsTracksBeforeTheStayEachAsItsOwnEvent() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    Track camera = stays.publish(alice.ref(), onlyLeg(alice), CAMERA);
    Track microphone = stays.publish(alice.ref(), onlyLeg(alice), MICROPHONE);
    RecordingListener listener = engine.listen();

    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(TrackUnpublished.class, TrackUnpublished.class, ParticipantLeft.class));
    assertThat(listener.events(TrackUnpublished.class))
        .extracting(TrackUnpublished::track)
        .containsExactly(camera, microphone);
    assertThat(listener.events(ParticipantLeft.class).getFirst().participant().tracks()).isEmpty();
  }

  @Test
  void happensOnceHoweverOftenItIsSaid() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));
    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    RecordingListener listener = engine.listen();

    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    stays.stopLeg(alice.ref(), onlyLeg(alice), LeaveReason.CLIENT_LEFT);

    assertThat(listener.events()).isEmpty();
  }

  @Test
  void meansThatStayAndNotALaterOneOfTheSameIdentity() {
    Stay first = stays.join(OWNER, join(LOBBY, ALICE));
    Stay second = stays.join(OWNER, join(LOBBY, ALICE));

    stays.leave(first.ref(), LeaveReason.CLIENT_LEFT);
    stays.stopLeg(first.ref(), onlyLeg(second), LeaveReason.CLIENT_LEFT);

    assertThat(room().participants().get(ALICE)).isEqualTo(second.participant());
  }

  @Test
  void meansThatLifeOfTheRoomAndNotALaterOneOfItsName() {
    Stay before = stays.join(OWNER, join(LOBBY, ALICE));
    engine.rooms().delete(OWNER, delete(LOBBY));
    stays.join(OWNER, join(LOBBY, ALICE));

    stays.leave(before.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(room().participants()).containsOnlyKeys(ALICE);
    assertRefused(
        () -> stays.publish(before.ref(), onlyLeg(before), CAMERA),
        new ParticipantNotFound(LOBBY, ALICE));
  }

  @Test
  void happensWithTheLastLeg() {
    Stay bob = stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-1"));
    stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-2"));
    RecordingListener listener = engine.listen();

    stays.stopLeg(bob.ref(), leg("leg-1"), LeaveReason.CLIENT_LEFT);
    assertThat(room().participants().get(BOB))
        .satisfies(stay -> assertThat(stay.legs()).hasSize(1));

    stays.stopLeg(bob.ref(), leg("leg-2"), LeaveReason.MEDIA_LOST);
    assertThat(room().participants()).isEmpty();

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(LegStopped.class, ParticipantLeft.class));
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsExactly(LeaveReason.MEDIA_LOST);
  }

  @Test
  void ofOneLegTakesTheTracksOfThatLegAlone() {
    Stay bob = stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-1"));
    stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-2"));
    Track kept = stays.publish(bob.ref(), leg("leg-1"), CAMERA);
    Track ended = stays.publish(bob.ref(), leg("leg-2"), MICROPHONE);
    RecordingListener listener = engine.listen();

    stays.stopLeg(bob.ref(), leg("leg-2"), LeaveReason.CLIENT_LEFT);

    assertThat(room().participant(BOB).orElseThrow().tracks()).containsExactly(kept);
    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(TrackUnpublished.class, LegStopped.class));
    assertThat(listener.events(TrackUnpublished.class).getFirst().track()).isEqualTo(ended);
  }

  @Test
  void ofALegThatIsNotThereIsNothing() {
    Stay bob = stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-1"));
    RecordingListener listener = engine.listen();

    stays.stopLeg(bob.ref(), leg("leg-9"), LeaveReason.CLIENT_LEFT);

    assertThat(listener.events()).isEmpty();
  }

  @Test
  void ofAPublisherEndsTheLegsThatHeardItAfterItsOwn() {
    Stay alice = stays.join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    stays.join(OWNER, publisherLeg(LOBBY, BOB, "leg-2"));
    stays.join(OWNER, listenerLeg(LOBBY, BOB, "leg-3", "leg-1"));
    stays.join(OWNER, listenerLeg(LOBBY, CAROL, "leg-4", "leg-1"));
    RecordingListener listener = engine.listen();

    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(listener.events())
        .extracting(event -> event.getClass().getSimpleName() + " " + who(event))
        .containsExactly("ParticipantLeft alice", "LegStopped bob", "ParticipantLeft carol");
    assertThat(listener.events(LegStopped.class))
        .extracting(stopped -> stopped.leg().id(), LegStopped::reason)
        .containsExactly(tuple(leg("leg-3"), LeaveReason.PUBLISHER_LEFT));
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsExactly(LeaveReason.CLIENT_LEFT, LeaveReason.PUBLISHER_LEFT);
    assertThat(room().participants()).containsOnlyKeys(BOB);
  }

  @Test
  void ofOnePublishingLegEndsTheListenersOfThatLegAlone() {
    Stay alice = stays.join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    stays.join(OWNER, publisherLeg(LOBBY, ALICE, "leg-2"));
    stays.join(OWNER, listenerLeg(LOBBY, BOB, "leg-3", "leg-1"));
    stays.join(OWNER, listenerLeg(LOBBY, CAROL, "leg-4", "leg-2"));

    stays.stopLeg(alice.ref(), leg("leg-1"), LeaveReason.CLIENT_LEFT);

    assertThat(room().participants()).containsOnlyKeys(ALICE, CAROL);
  }

  @Test
  void ofLegsThatHearEachOtherEndsThemAllAndComesToAnEnd() {
    Stay alice = stays.join(OWNER, listenerLeg(LOBBY, ALICE, "leg-1", "leg-3"));
    stays.join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    stays.join(OWNER, listenerLeg(LOBBY, CAROL, "leg-3", "leg-2"));

    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(room().participants()).isEmpty();
  }

  @Test
  void makesAnEmptyRoomThatIsStillThere() {
    Stay alice = stays.join(OWNER, join(LOBBY, ALICE));

    stays.leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(room().participants()).isEmpty();
    assertThat(room().times().departed()).isTrue();
  }

  private Room room() {
    return engine.rooms().get(OWNER, LOBBY);
  }

  private static ParticipantIdentity who(RoomEvent event) {
    return ((ParticipantEvent) event).participant().identity();
  }
}
