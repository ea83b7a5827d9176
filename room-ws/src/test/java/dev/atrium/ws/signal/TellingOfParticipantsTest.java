package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalResponse.MessageCase;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.UpdateParticipant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients are told of those who come, change and go. */
class TellingOfParticipantsTest {
  private static final Permission HIDDEN = Permission.STANDARD.with(Trait.HIDDEN);

  private final TestSignals signals = TestSignals.create();

  @Test
  void joinsAreGatheredIntoOneUpdate() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle(alice);

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
    signals.settle(alice);

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
    signals.settle(alice);

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
    signals.settle(alice);

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
    signals.settle(alice, bob);

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
    signals.settle(alice);

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
    signals.settle(alice);

    TestPeer ghost = signals.join(TestToken.join("ghost", HIDDEN));
    update("ghost", new ProfileChange(Optional.of("G"), Optional.empty(), Map.of()));
    signals.settle(ghost);
    ghost.send(Requests.leave());
    signals.settle();

    assertThat(alice.updates()).isEmpty();
  }

  @Test
  void aHiddenParticipantIsToldOfItselfAndOfTheOthers() throws Exception {
    TestPeer ghost = signals.join(TestToken.join("ghost", HIDDEN));
    signals.settle(ghost);

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
    signals.settle(alice);

    permit("bob", HIDDEN);
    permit("bob", Permission.STANDARD);

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid, ParticipantInfo::getState)
        .containsExactly(tuple(bob.sid(), State.DISCONNECTED), tuple(bob.sid(), State.JOINED));
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
