package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.NODE;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomEvent.LegActive;
import dev.atrium.core.RoomEvent.LegStarted;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddingALegTest {
  /** May join any room, and no more. */
  private static final Caller GUEST = Caller.everywhere("guest", EnumSet.of(Grant.ROOM_JOIN));

  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();

  @Test
  void bringsAnNkmediaUserIn() {
    Stay stay = stays.join(GUEST, publisherLeg(LOBBY, BOB, "leg-1"));

    assertThat(stay.participant().legs())
        .containsExactly(
            new MediaSession(
                leg("leg-1"), NODE, MediaSession.Role.PUBLISHER, Optional.empty(), false));
    assertThat(stay.room().settings().lifetime())
        .isEqualTo(new Lifetime.Activity(RoomDefaults.STANDARD.activityTimeout(), false));
  }

  @Test
  void goesToTheStayThatIsThereWhicheverWireItCameBy() {
    Stay client = stays.join(GUEST, join(LOBBY, BOB));
    RecordingListener listener = engine.listen();

    Stay stay = stays.join(GUEST, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));

    assertThat(stay.ref()).isEqualTo(client.ref());
    assertThat(stay.participant().legs())
        .extracting(MediaSession::id)
        .containsExactly(onlyLeg(client), leg("leg-2"));
    assertThat(listener.events())
        .containsExactly(
            new LegStarted(
                client.room().ref(),
                engine.clock().instant(),
                stay.participant(),
                new MediaSession(
                    leg("leg-2"),
                    NODE,
                    MediaSession.Role.LISTENER,
                    Optional.of(leg("leg-1")),
                    false)));
  }

  @Test
  void needsNoFurtherPlaceInAFullRoom() {
    engine.rooms().create(OWNER, SampleRooms.admitting(LOBBY, 1));
    stays.join(GUEST, publisherLeg(LOBBY, BOB, "leg-1"));

    Stay stay = stays.join(GUEST, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));

    assertThat(stay.participant().legs()).hasSize(2);
  }

  @Test
  void isSwitchedToAnotherPublisherWithoutEnding() {
    stays.join(GUEST, publisherLeg(LOBBY, ALICE, "leg-1"));
    stays.join(GUEST, publisherLeg(LOBBY, CAROL, "leg-2"));
    Stay bob = stays.join(GUEST, listenerLeg(LOBBY, BOB, "leg-3", "leg-1"));
    RecordingListener listener = engine.listen();

    LegOptions other =
        new LegOptions(Optional.empty(), MediaSession.Role.LISTENER, Optional.of(leg("leg-2")));
    Stay after = stays.switchLeg(bob.ref(), leg("leg-3"), other);

    assertThat(after.participant().legs())
        .containsExactly(
            new MediaSession(
                leg("leg-3"), NODE, MediaSession.Role.LISTENER, Optional.of(leg("leg-2")), false));
    assertThat(listener.events()).singleElement().isInstanceOf(LegStarted.class);
    assertRefused(
        () -> stays.switchLeg(bob.ref(), leg("leg-9"), other),
        new LegNotFound(LOBBY, leg("leg-9")));
  }

  @Test
  void makesItsParticipantActiveWhenItsMediaAreUp() {
    Stay alice = stays.join(GUEST, join(LOBBY, ALICE));
    RecordingListener listener = engine.listen();

    Stay active = stays.activate(alice.ref(), onlyLeg(alice));

    assertThat(active.participant().state()).isEqualTo(ParticipantState.ACTIVE);
    assertThat(active.participant().legs()).extracting(MediaSession::up).containsExactly(true);
    assertThat(listener.events())
        .containsExactly(
            new ParticipantActive(
                alice.room().ref(), engine.clock().instant(), active.participant()));
  }

  @Test
  void makesItsParticipantActiveOnceInAStay() {
    Stay alice = stays.join(GUEST, publisherLeg(LOBBY, ALICE, "leg-1"));
    stays.join(GUEST, publisherLeg(LOBBY, ALICE, "leg-2"));
    RecordingListener listener = engine.listen();

    Stay first = stays.activate(alice.ref(), leg("leg-2"));
    Stay second = stays.activate(alice.ref(), leg("leg-1"));

    MediaSession up = second.participant().leg(leg("leg-1")).orElseThrow();
    assertThat(listener.events())
        .containsExactly(
            new ParticipantActive(
                alice.room().ref(), engine.clock().instant(), first.participant()),
            new LegActive(alice.room().ref(), engine.clock().instant(), second.participant(), up));
    assertThat(second.participant().legs()).extracting(MediaSession::up).containsOnly(true);
    assertThat(second.participant().version()).isEqualTo(first.participant().version() + 1);
  }

  @Test
  void isActivatedOnce() {
    Stay alice = stays.join(GUEST, join(LOBBY, ALICE));
    Stay active = stays.activate(alice.ref(), onlyLeg(alice));
    RecordingListener listener = engine.listen();

    assertThat(stays.activate(alice.ref(), onlyLeg(alice))).isEqualTo(active);

    assertThat(listener.events()).isEmpty();
  }

  @Test
  void isNotActivatedWhereItIsNotThere() {
    Stay alice = stays.join(GUEST, join(LOBBY, ALICE));

    assertRefused(
        () -> stays.activate(alice.ref(), leg("leg-9")), new LegNotFound(LOBBY, leg("leg-9")));
  }
}
