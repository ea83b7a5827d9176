package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalResponse.MessageCase;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomName;
import dev.atrium.core.StayRef;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateRoomMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellingOthersTest {
  private static final Permission HIDDEN = Permission.STANDARD.with(Trait.HIDDEN);

  private final TestSignals signals = TestSignals.create();

  @Test
  void joinsAreGatheredIntoOneUpdate() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    signals.join("bob");
    signals.join("carol");
    assertThat(alice.news()).isEmpty();

    signals.time().pass(Duration.ofMillis(200));
    List<SignalResponse> news = alice.news();
    assertThat(news).hasSize(1);
    assertThat(news.getFirst().getUpdate().getParticipantsList())
        .extracting(ParticipantInfo::getIdentity)
        .containsExactly("bob", "carol");
  }

  @Test
  void aNewcomerIsToldOfItselfAndOfThoseWhoCameShortlyBefore() throws Exception {
    signals.join("early");
    signals.engine().clock().advance(Duration.ofSeconds(10));
    signals.join("alice");
    signals.settle();
    signals.engine().clock().advance(Duration.ofSeconds(1));

    TestPeer bob = signals.join("bob");
    signals.settle();

    assertThat(bob.updates())
        .extracting(ParticipantInfo::getIdentity)
        .containsExactly("alice", "bob");
  }

  @Test
  void aLeaveIsToldWithItsReason() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    alice.news();

    bob.send(Requests.leave());
    signals.settle();

    ParticipantInfo gone = alice.updates().getFirst();
    assertThat(gone.getIdentity()).isEqualTo("bob");
    assertThat(gone.getState()).isEqualTo(State.DISCONNECTED);
    assertThat(gone.getDisconnectReason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
    assertThat(gone.getVersion()).isGreaterThan(1);
  }

  @Test
  void whoComesAndGoesInAMomentIsToldOfOnce() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    TestPeer bob = signals.join("bob");
    bob.send(Requests.leave());
    signals.settle();

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getState)
        .containsExactly(State.DISCONNECTED);
  }

  @Test
  void aSecondConnectionOfAnIdentityIsALeaveAndAJoin() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    alice.news();

    TestPeer again = signals.join("bob");
    signals.settle();

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid, ParticipantInfo::getState)
        .containsExactly(tuple(bob.sid(), State.DISCONNECTED), tuple(again.sid(), State.JOINED));
  }

  @Test
  void changesOfAParticipantAreToldAtOnceEachInItsOwnUpdate() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    alice.news();
    bob.news();

    update("alice", new ProfileChange(Optional.of("A"), Optional.of("m"), Map.of("k", "v")));

    assertThat(bob.news())
        .extracting(SignalResponse::getMessageCase)
        .containsExactly(MessageCase.UPDATE, MessageCase.UPDATE, MessageCase.UPDATE);
    List<ParticipantInfo> own = alice.updates();
    assertThat(own).extracting(ParticipantInfo::getVersion).isSorted().doesNotHaveDuplicates();
    assertThat(own.getLast().getName()).isEqualTo("A");
    assertThat(own.getLast().getMetadata()).isEqualTo("m");
    assertThat(own.getLast().getAttributesMap()).containsEntry("k", "v");
  }

  @Test
  void whatWasGatheredGivesWayToWhatIsToldAtOnce() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    signals.join("bob");
    update("bob", new ProfileChange(Optional.of("B"), Optional.empty(), Map.of()));
    signals.settle();

    assertThat(alice.updates()).extracting(ParticipantInfo::getName).containsExactly("B");
  }

  @Test
  void aChangedParticipantGetsAFreshToken() throws Exception {
    TestPeer alice = signals.join("alice");
    alice.news();

    permit("alice", HIDDEN);

    assertThat(alice.news())
        .filteredOn(SignalResponse::hasRefreshToken)
        .singleElement()
        .satisfies(token -> assertThat(token.getRefreshToken()).contains("HIDDEN"));
  }

  @Test
  void nobodyIsToldOfHiddenParticipants() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    TestPeer ghost = signals.join(TestToken.join("ghost", HIDDEN));
    update("ghost", new ProfileChange(Optional.of("G"), Optional.empty(), Map.of()));
    signals.settle();
    ghost.news();
    ghost.send(Requests.leave());
    signals.settle();

    assertThat(alice.updates()).isEmpty();
  }

  @Test
  void aHiddenParticipantIsToldOfItselfAndOfTheOthers() throws Exception {
    TestPeer ghost = signals.join(TestToken.join("ghost", HIDDEN));
    signals.settle();
    ghost.news();

    signals.join("alice");
    update("ghost", new ProfileChange(Optional.of("G"), Optional.empty(), Map.of()));
    signals.settle();

    assertThat(ghost.updates())
        .extracting(ParticipantInfo::getIdentity)
        .containsExactly("ghost", "alice");
  }

  @Test
  void whoHidesIsGoneForTheOthers() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    alice.news();

    permit("bob", HIDDEN);
    permit("bob", Permission.STANDARD);

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid, ParticipantInfo::getState)
        .containsExactly(tuple(bob.sid(), State.DISCONNECTED), tuple(bob.sid(), State.JOINED));
  }

  @Test
  void theRoomIsToldWithItsNewMetadataAtOnce() throws Exception {
    TestPeer alice = signals.join("alice");
    alice.news();

    signals.engine().rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "m"));

    assertThat(alice.news())
        .singleElement()
        .satisfies(news -> assertThat(news.getRoomUpdate().getRoom().getMetadata()).isEqualTo("m"));
  }

  @Test
  void theNumberOfParticipantsIsToldNowAndThen() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    for (int i = 0; i < 5; i++) {
      signals.join("guest-" + i);
    }
    signals.settle();

    assertThat(
            alice.news().stream()
                .filter(SignalResponse::hasRoomUpdate)
                .map(news -> news.getRoomUpdate().getRoom())
                .map(Room::getNumParticipants))
        .containsExactly(6);
  }

  @Test
  void tracksAreToldAtOnce() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    alice.news();
    bob.news();

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
    signals.settle();
    alice.news();

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
    signals.settle();
    bob.news();
    carol.news();

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

  @Test
  void othersRoomsAreNobodysBusiness() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    alice.news();

    signals.join(TestToken.joining(new RoomName("elsewhere")));
    signals.settle();

    assertThat(alice.news()).isEmpty();
  }

  @Test
  void aRoomThatEndsAndComesAgainIsAnotherOne() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.engine().rooms().delete(OWNER, new DeleteRoom(LOBBY, false));

    TestPeer bob = signals.join("bob");
    signals.settle();

    assertThat(bob.received().getFirst().getJoin().getRoom().getSid())
        .isNotEqualTo(alice.received().getFirst().getJoin().getRoom().getSid());
    assertThat(bob.updates()).extracting(ParticipantInfo::getIdentity).containsExactly("bob");
    assertThat(alice.received().getLast().hasLeave()).isTrue();
  }

  @Test
  void nothingIsKeptOfARoomThatNobodyIsIn() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");

    alice.send(Requests.leave());
    bob.send(Requests.leave());

    assertThat(signals.host().rooms().count()).isZero();
    assertThat(signals.host().connections()).isEmpty();
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

  private void update(String identity, ProfileChange change) {
    signals
        .engine()
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(
                LOBBY, new ParticipantIdentity(identity), change, Optional.empty()));
  }

  private void permit(String identity, Permission permission) {
    signals
        .engine()
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(
                LOBBY,
                new ParticipantIdentity(identity),
                ProfileChange.NONE,
                Optional.of(permission)));
  }
}
