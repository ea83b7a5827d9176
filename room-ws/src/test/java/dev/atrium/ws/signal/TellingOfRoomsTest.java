package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.RoomName;
import dev.atrium.core.UpdateRoomMetadata;
import org.junit.jupiter.api.Test;

/** What clients are told of their room, and of no other. */
class TellingOfRoomsTest {
  private final TestSignals signals = TestSignals.create();

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
    signals.settle(alice);

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
  void othersRoomsAreNobodysBusiness() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.settle(alice);

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
}
