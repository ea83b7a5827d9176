package dev.atrium.core.media;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Audience;
import dev.atrium.core.FinishReason;
import dev.atrium.core.JoinRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomSignal.QualityChanged;
import dev.atrium.core.RoomSignal.SpeakersChanged;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CarryingMediaTest {
  private static final RoomName ANNEX = new RoomName("annex");

  private final TestMedia media = new TestMedia();
  private final TestEngine engine = TestEngine.with(media, new TextCodec());

  @Test
  void opensARoomWithItsFirstLegAndClosesItWithTheLast() {
    engine.rooms().create(OWNER, idle(LOBBY));
    assertThat(media.rooms()).isEmpty();

    Stay alice = join(ALICE);
    Stay bob = join(BOB);

    assertThat(media.rooms()).containsExactly(alice.room().ref());
    assertThat(media.legs()).containsExactlyInAnyOrder(leg(alice), leg(bob));

    leave(alice);
    assertThat(media.legs()).containsExactly(leg(bob));

    leave(bob);
    assertThat(media.rooms()).isEmpty();

    Stay again = join(ALICE);
    assertThat(media.legs()).containsExactly(leg(again));
  }

  @Test
  void letsGoOfEveryLegWhenARoomEnds() {
    join(ALICE);
    join(BOB);

    engine.rooms().delete(OWNER, delete(LOBBY));

    assertThat(media.legs()).isEmpty();
    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void keepsNobodyWhomTheEngineDoesNotTake() {
    join(BOB);
    media.refuse(leg -> leg.stay().identity().equals(ALICE));
    RecordingListener listener = engine.listen();

    assertRefused(() -> join(ALICE), new MediaUnavailable());

    assertThat(listener.events(ParticipantLeft.class))
        .singleElement()
        .extracting(ParticipantLeft::reason)
        .isEqualTo(LeaveReason.MEDIA_FAILED);
    assertThat(media.legs()).hasSize(1);
  }

  @Test
  void offersNothingBeforeSomebodyFollowsTheLeg() {
    Stay alice = join(ALICE);
    Told told = new Told();

    engine.media().follow(leg(alice), told);

    assertThat(told.offers).extracting(SessionDescription::id).containsExactly(1L);
  }

  @Test
  void tellsWhoeverFollowedLast() {
    Stay alice = join(ALICE);
    Told first = new Told();
    Told second = new Told();
    engine.media().follow(leg(alice), first);

    engine.media().follow(leg(alice), second);
    media.notices().found(leg(alice), candidate());

    assertThat(first.offers).hasSize(1);
    assertThat(first.candidates).isEmpty();
    assertThat(second.offers).hasSize(1);
    assertThat(second.candidates).containsExactly(candidate());
  }

  @Test
  void endsALegToWhichTheEngineCanOfferNothing() {
    Stay alice = join(ALICE);
    media.refuse(leg -> true);

    engine.media().follow(leg(alice), new Told());

    assertThat(engine.participants().list(OWNER, LOBBY)).isEmpty();
    assertThat(media.legs()).isEmpty();
  }

  @Test
  void anAnswerThatConnectsMakesAParticipantActive() {
    Stay alice = join(ALICE);

    connect(alice);

    assertThat(participant(ALICE).state()).isEqualTo(ParticipantState.ACTIVE);
    assertThat(participant(ALICE).isUp()).isTrue();
  }

  @Test
  void lostMediaMayComeBack() {
    Stay alice = join(ALICE);
    connect(alice);

    media.notices().down(leg(alice));
    assertThat(participant(ALICE).isUp()).isFalse();

    media.notices().up(leg(alice));
    assertThat(participant(ALICE).isUp()).isTrue();
  }

  @Test
  void aLegThatTheEngineGivesUpEndsItsStay() {
    Stay alice = join(ALICE);
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
    Stay alice = join(ALICE);
    RecordingListener listener = engine.listen();

    media.notices().roomLost(alice.room().ref());

    assertThat(listener.events(RoomFinished.class))
        .singleElement()
        .extracting(RoomFinished::reason)
        .isEqualTo(FinishReason.MEDIA_ROOM_LOST);
  }

  @Test
  void whatIsNoticedOfALegThatIsOverDoesNothing() {
    Stay alice = join(ALICE);
    leave(alice);
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
    Stay alice = join(ALICE);
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    Optional<TrackSid> first = appear(alice, "cid-camera", TrackType.VIDEO);
    Optional<TrackSid> again = appear(alice, "cid-camera", TrackType.VIDEO);

    assertThat(first).contains(camera.sid());
    assertThat(again).contains(camera.sid());
    assertThat(participant(ALICE).tracks())
        .singleElement()
        .satisfies(track -> assertThat(track.mimeType()).isEqualTo("video/VP8"))
        .satisfies(track -> assertThat(track.options()).isEqualTo(CAMERA));
  }

  @Test
  void mediaUnderAnUnknownIdAreThoseOfTheFirstAnnouncedTrackOfTheirType() {
    Stay alice = join(ALICE);
    engine.stays().announce(alice.ref(), onlyLeg(alice), MICROPHONE);
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(appear(alice, "{firefox}", TrackType.VIDEO)).contains(camera.sid());
    assertThat(appear(alice, "{unannounced}", TrackType.VIDEO)).isEmpty();
  }

  @Test
  void aTrackIsHeardByThoseWhoGetItUnasked() {
    Stay alice = join(ALICE);
    Stay bob = join(BOB);

    TrackSid camera = publish(alice);

    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
    assertThat(media.leg(leg(alice)).tracks()).isEmpty();

    media.notices().trackGone(leg(alice), camera);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
  }

  @Test
  void aTrackIsHeardByThoseWhoComeLater() {
    Stay alice = join(ALICE);
    TrackSid camera = publish(alice);

    Stay bob = join(BOB);

    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
  }

  @Test
  void aTrackIsHeardByThoseWhoComeInThatMoment() {
    Stay alice = join(ALICE);
    List<TrackSid> published = new ArrayList<>();
    media.whileAttaching(leg -> published.add(publish(alice)));

    Stay bob = join(BOB);

    assertThat(media.leg(leg(bob)).tracks()).containsExactlyElementsOf(published).hasSize(1);
  }

  @Test
  void aTrackThatIsMutedWhileItsLegIsTakenIsHeldBack() {
    media.whileAttaching(
        leg -> {
          Track camera = engine.stays().publish(leg.stay(), leg.id(), CAMERA, "video/VP8");
          engine.stays().mute(leg.stay(), camera.sid(), true);
        });

    Stay alice = join(ALICE);

    assertThat(media.leg(leg(alice)).muted()).hasSize(1);
  }

  @Test
  void aLegThatEndsWhileItIsTakenIsLetGoAgain() {
    media.whileAttaching(leg -> engine.stays().leave(leg.stay(), LeaveReason.CLIENT_LEFT));

    join(ALICE);

    assertThat(media.legs()).isEmpty();
    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void whatTheEngineFailedToLetGoOfIsLetGoNextTime() {
    Stay alice = join(ALICE);
    Stay bob = join(BOB);
    media.keep(leg -> true);
    leave(alice);
    assertThat(media.legs()).contains(leg(alice));

    media.keep(leg -> false);
    publish(bob);

    assertThat(media.legs()).containsExactly(leg(bob));
  }

  @Test
  void whatTheEngineFailedToLetGoOfInTheEndIsLetGoWhenItIsNeededElsewhere() {
    join(ALICE);
    Stay elsewhere = engine.stays().join(OWNER, SampleParticipants.join(ANNEX, BOB));
    media.keep(leg -> true);
    engine.rooms().delete(OWNER, delete(LOBBY));
    assertThat(media.rooms()).hasSize(2);

    media.keep(leg -> false);
    publish(elsewhere);

    assertThat(media.legs()).containsExactly(leg(elsewhere));
    assertThat(media.rooms()).containsExactly(elsewhere.room().ref());
  }

  @Test
  void aLegThatTheEngineNeitherTakesNorLetsGoOfIsLetGoLater() {
    Stay bob = join(BOB);
    media.keep(leg -> true);
    media.refuse(leg -> leg.stay().identity().equals(ALICE));
    assertRefused(() -> join(ALICE), new MediaUnavailable());

    media.keep(leg -> false);
    leave(bob);

    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void whatTheEngineMayHaveDoneBeforeItFailedIsUndone() {
    Stay alice = join(ALICE);
    Stay bob = join(BOB);
    media.failAfter(leg -> true);
    TrackSid camera = publish(alice);
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
    Stay alice = join(ALICE);
    Stay bob = join(BOB);
    TrackSid camera = publish(alice);

    engine.media().want(leg(bob), List.of(camera), false);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.stays().mute(alice.ref(), camera, true);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.media().want(leg(bob), List.of(camera), true);
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);
  }

  @Test
  void whoSelectsGetsWhatItWantsAlsoWhenThatComesLater() {
    Stay alice = join(ALICE);
    Stay bob = engine.stays().join(OWNER, selective(BOB));
    Track camera = engine.stays().announce(alice.ref(), onlyLeg(alice), CAMERA);

    engine
        .participants()
        .updateSubscriptions(
            OWNER, new UpdateSubscriptions(LOBBY, BOB, List.of(camera.sid()), true));
    appear(alice, "cid-camera", TrackType.VIDEO);
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
  void aRoomThatNobodyCouldSettleIsSettledNextTime() {
    AtomicBoolean full = new AtomicBoolean();
    TestEngine busy =
        TestEngine.with(
            media,
            new TextCodec(),
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException();
              }
              task.run();
            });
    Stay alice = busy.stays().join(OWNER, SampleParticipants.join(LOBBY, ALICE));
    Stay bob = busy.stays().join(OWNER, SampleParticipants.join(LOBBY, BOB));
    full.set(true);
    busy.stays().publish(alice.ref(), onlyLeg(alice), CAMERA, "video/VP8");

    full.set(false);
    busy.stays().publish(alice.ref(), onlyLeg(alice), MICROPHONE, "audio/opus");

    assertThat(media.leg(leg(bob)).tracks()).hasSize(2);
  }

  @Test
  void nobodyGetsATrackThatItMayNotHave() {
    Stay alice = join(ALICE);
    Stay bob = join(BOB);
    TrackSid camera = publish(alice);

    engine.stays().openTo(alice.ref(), new Audience(false, List.of()));
    engine.media().want(leg(bob), List.of(camera), true);
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();

    engine.stays().openTo(alice.ref(), Audience.EVERYONE);
    assertThat(media.leg(leg(bob)).tracks()).containsExactly(camera);

    permit(BOB, new Permission(false, true, true, Set.of(), Set.of()));
    assertThat(media.leg(leg(bob)).tracks()).isEmpty();
  }

  @Test
  void aMutedTrackIsHeldBack() {
    Stay alice = join(ALICE);
    TrackSid camera = publish(alice);

    engine.participants().mute(OWNER, new MuteTrack(LOBBY, ALICE, camera, true));
    assertThat(media.leg(leg(alice)).muted()).containsExactly(camera);

    engine.stays().mute(alice.ref(), camera, false);
    assertThat(media.leg(leg(alice)).muted()).isEmpty();
  }

  @Test
  void layersOffersAndCandidatesReachTheEngine() {
    Stay alice = join(ALICE);
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
  void aRoomIsRecordedAsLongAsItsAdministratorsWant() {
    Stay alice = join(ALICE);

    engine.media().record(OWNER, LOBBY, true);
    assertThat(media.recorded()).containsExactly(alice.room().ref());

    engine.media().record(OWNER, LOBBY, false);
    assertThat(media.recorded()).isEmpty();
  }

  @Test
  void talkersAndLinksAreSaidInTheRoom() {
    Stay alice = join(ALICE);
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

  @Test
  void aLegThatIsOverIsRefused() {
    Stay alice = join(ALICE);
    leave(alice);

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

    assertThat(told.offers).isEmpty();
    assertRefused(() -> bare.media().candidate(leg(alice), candidate()), new MediaUnavailable());
    assertRefused(() -> bare.media().record(OWNER, LOBBY, true), new MediaUnavailable());
  }

  private Stay join(ParticipantIdentity identity) {
    return engine.stays().join(OWNER, SampleParticipants.join(LOBBY, identity));
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

  private void leave(Stay stay) {
    engine.stays().leave(stay.ref(), LeaveReason.CLIENT_LEFT);
  }

  private void connect(Stay stay) {
    Told told = new Told();
    engine.media().follow(leg(stay), told);
    engine.media().answer(leg(stay), told.offers.getLast());
  }

  private TrackSid publish(Stay stay) {
    return engine.stays().publish(stay.ref(), onlyLeg(stay), CAMERA, "video/VP8").sid();
  }

  private Optional<TrackSid> appear(Stay stay, String clientId, TrackType type) {
    return media.notices().trackAppeared(leg(stay), clientId, type, "video/VP8");
  }

  private void permit(ParticipantIdentity identity, Permission permission) {
    engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(LOBBY, identity, ProfileChange.NONE, Optional.of(permission)));
  }

  private Participant participant(ParticipantIdentity identity) {
    return engine.participants().get(OWNER, LOBBY, identity);
  }

  private static LegRef leg(Stay stay) {
    return LegRef.whole(stay.ref());
  }

  private static IceCandidate candidate() {
    return new IceCandidate(IceCandidate.Side.SUBSCRIBER, "candidate:1", "0", 0, "");
  }

  /** What a client was told. */
  private static final class Told implements LegListener {
    private final List<SessionDescription> offers = new ArrayList<>();
    private final List<IceCandidate> candidates = new ArrayList<>();

    @Override
    public void offered(SessionDescription offer) {
      offers.add(offer);
    }

    @Override
    public void found(IceCandidate candidate) {
      candidates.add(candidate);
    }

    @Override
    public void layersWanted(TrackSid track, Set<Layer> layers) {}
  }
}
