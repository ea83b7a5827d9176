package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateRoomMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients are told where more happens than they are told each on its own. */
class TellingMuchTest {
  private static final int MANY = 5_000;
  private static final int AT_ONCE = TestSignals.LIMITS.updatesPerSecond();

  private final TestSignals signals = TestSignals.create();

  @Test
  void nobodyIsCutOffForUpdatesThatCannotBeToldInTime() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(alice, bob);

    signals.tasks().keep();
    for (int i = 0; i < MANY; i++) {
      update("alice", "m" + i);
      update("bob", "n" + i);
    }
    signals.tasks().run();

    for (TestPeer client : List.of(alice, bob)) {
      assertThat(client.closedWith()).isNull();
      List<ParticipantInfo> told = client.updates();
      assertThat(told).hasSizeLessThanOrEqualTo(4);
      assertThat(told).extracting(ParticipantInfo::getMetadata).contains("m4999", "n4999");
    }
  }

  @Test
  void clientsThatReadAreToldTheNewestStateOfWhoChangesAllTheTime() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(alice, bob);

    IntStream.range(0, MANY).forEach(i -> update("alice", "m" + i));
    assertThat(bob.updates()).hasSize(AT_ONCE);
    signals.time().pass(Duration.ofMillis(150));

    List<ParticipantInfo> last = bob.updates();
    assertThat(last).extracting(ParticipantInfo::getMetadata).containsExactly("m4999");
    List<ParticipantInfo> own = alice.updates();
    assertThat(own).hasSize(AT_ONCE + 1);
    assertThat(own).extracting(ParticipantInfo::getVersion).isSorted().doesNotHaveDuplicates();
    assertThat(own.getLast()).isEqualTo(last.getFirst());
  }

  @Test
  void whoeverIsAloneInChangingIsToldOfAtOnceAgainAfterwards() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    IntStream.range(0, MANY).forEach(i -> update("alice", "m" + i));
    signals.settle(alice);

    update("alice", "calm");

    assertThat(alice.updates())
        .singleElement()
        .satisfies(info -> assertThat(info.getMetadata()).isEqualTo("calm"));
  }

  @Test
  void theNewestTokenIsGivenToWhoChangesAllTheTime() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle();
    IntStream.range(0, AT_ONCE).forEach(i -> update("alice", "m" + i));
    alice.news();

    permit("alice", Permission.STANDARD.with(Trait.RECORDER));
    permit("alice", Permission.STANDARD.with(Trait.AGENT));
    assertThat(alice.news()).isEmpty();
    signals.time().pass(Duration.ofMillis(150));

    assertThat(alice.news())
        .filteredOn(SignalResponse::hasRefreshToken)
        .singleElement()
        .satisfies(token -> assertThat(token.getRefreshToken()).contains("AGENT"));
  }

  @Test
  void theRoomIsToldAsItIsLastWhereItChangesAllTheTime() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle(alice);

    for (int i = 0; i < MANY; i++) {
      signals.engine().rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "m" + i));
    }
    assertThat(alice.news()).hasSize(AT_ONCE);
    signals.time().pass(Duration.ofMillis(150));

    assertThat(alice.news())
        .singleElement()
        .satisfies(
            news -> assertThat(news.getRoomUpdate().getRoom().getMetadata()).isEqualTo("m4999"));
  }

  @Test
  void whoIsChangedOverAndOverIsNotSeenAgainOnceItHides() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(alice, bob);
    IntStream.range(0, MANY).forEach(i -> update("bob", "m" + i));
    alice.news();

    permit("bob", Permission.STANDARD.with(Trait.HIDDEN));
    signals.settle();

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid, ParticipantInfo::getState)
        .containsExactly(tuple(bob.sid(), State.DISCONNECTED));
  }

  @Test
  void whoHidesSeesItselfStay() throws Exception {
    TestPeer bob = signals.joined("bob", Permission.STANDARD);

    permit("bob", Permission.STANDARD.with(Trait.HIDDEN));

    assertThat(bob.updates())
        .singleElement()
        .satisfies(
            self -> {
              assertThat(self.getState()).isEqualTo(State.JOINED);
              assertThat(self.getPermission().getHidden()).isTrue();
            });
  }

  @Test
  void whoComesAgainIsToldAfterItsEndHoweverSoonItChanges() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(alice);

    bob.send(Requests.leave());
    TestPeer again = signals.join("bob");
    update("bob", "back");

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid, ParticipantInfo::getState)
        .containsExactly(tuple(bob.sid(), State.DISCONNECTED), tuple(again.sid(), State.JOINED));
    signals.settle();
    assertThat(alice.updates()).isEmpty();
  }

  @Test
  void aNewcomerIsNotToldOfWhoWentBeforeItCame() throws Exception {
    signals.join("carol");
    TestPeer bob = signals.join("bob");
    signals.settle();
    bob.send(Requests.leave());
    TestPeer again = signals.join("bob");

    TestPeer alice = signals.join("alice");
    signals.settle();

    assertThat(alice.updates())
        .extracting(ParticipantInfo::getSid)
        .contains(again.sid(), alice.sid())
        .doesNotContain(bob.sid());
  }

  private void update(String identity, String metadata) {
    ProfileChange change = new ProfileChange(Optional.empty(), Optional.of(metadata), Map.of());
    update(identity, change, Optional.empty());
  }

  private void permit(String identity, Permission permission) {
    update(identity, ProfileChange.NONE, Optional.of(permission));
  }

  private void update(String identity, ProfileChange change, Optional<Permission> permission) {
    ParticipantIdentity of = new ParticipantIdentity(identity);
    signals
        .engine()
        .participants()
        .update(OWNER, new UpdateParticipant(LOBBY, of, change, permission));
  }
}
