package dev.atrium.core.media;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.candidate;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantState;
import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackSid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowingALegTest {
  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void offersNothingBeforeSomebodyFollowsTheLeg() {
    Stay alice = lobby.join(ALICE);
    Told told = new Told();

    engine.media().follow(leg(alice), told);

    assertThat(told.offers()).extracting(SessionDescription::id).containsExactly(1L);
  }

  @Test
  void tellsWhoeverFollowedLast() {
    Stay alice = lobby.join(ALICE);
    Told first = new Told();
    Told second = new Told();
    engine.media().follow(leg(alice), first);

    engine.media().follow(leg(alice), second);
    media.notices().found(leg(alice), candidate());

    assertThat(first.offers()).hasSize(1);
    assertThat(first.candidates()).isEmpty();
    assertThat(second.offers()).hasSize(1);
    assertThat(second.candidates()).containsExactly(candidate());
  }

  @Test
  void endsALegToWhichTheEngineCanOfferNothing() {
    Stay alice = lobby.join(ALICE);
    media.refuse(leg -> true);

    engine.media().follow(leg(alice), new Told());

    assertThat(engine.participants().list(OWNER, LOBBY)).isEmpty();
    assertThat(media.legs()).isEmpty();
  }

  @Test
  void anAnswerThatConnectsMakesAParticipantActive() {
    Stay alice = lobby.join(ALICE);

    lobby.connect(alice);

    assertThat(lobby.participant(ALICE).state()).isEqualTo(ParticipantState.ACTIVE);
    assertThat(lobby.participant(ALICE).isUp()).isTrue();
  }

  @Test
  void layersOffersAndCandidatesReachTheEngine() {
    Stay alice = lobby.join(ALICE);
    TrackSid track = new TrackSid("TR_1");
    SessionDescription offer = new SessionDescription(7, "v=0", Map.of());

    SessionDescription answer = engine.media().offer(leg(alice), offer);
    engine.media().candidate(leg(alice), candidate());
    engine.media().choose(leg(alice), track, LayerChoice.NOTHING);

    assertThat(answer.id()).isEqualTo(7);
    assertThat(media.leg(leg(alice)).candidates()).containsExactly(candidate());
    assertThat(media.leg(leg(alice)).choices()).containsEntry(track, LayerChoice.NOTHING);
  }

  @Test
  void aLegThatIsOverIsRefused() {
    Stay alice = lobby.join(ALICE);
    lobby.leave(alice);

    engine.media().follow(leg(alice), new Told());
    assertRefused(
        () -> engine.media().candidate(leg(alice), candidate()),
        new LegNotFound(LOBBY, onlyLeg(alice)));
  }

  @Test
  void withoutAnEngineEverythingButJoiningIsRefused() {
    TestEngine bare = TestEngine.create();
    Stay alice = bare.stays().join(OWNER, SampleParticipants.join(LOBBY, ALICE));
    Told told = new Told();

    bare.media().follow(leg(alice), told);

    assertThat(told.offers()).isEmpty();
    assertRefused(() -> bare.media().candidate(leg(alice), candidate()), new MediaUnavailable());
    assertRefused(() -> bare.media().record(OWNER, LOBBY, true), new MediaUnavailable());
  }
}
