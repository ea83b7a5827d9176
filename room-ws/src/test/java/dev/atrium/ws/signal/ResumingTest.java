package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.LeaveRequest.Action;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalResponse.MessageCase;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RemoveParticipant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class ResumingTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void goesOnWithTheSameStay() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.join("bob");
    alice.drop();

    TestPeer back = signals.resume("alice", alice.sid());

    List<SignalResponse> first = back.received();
    assertThat(first)
        .extracting(SignalResponse::getMessageCase)
        .containsExactly(
            MessageCase.RECONNECT,
            MessageCase.UPDATE,
            MessageCase.ROOM_UPDATE,
            MessageCase.REFRESH_TOKEN);
    assertThat(first.getFirst().getReconnect().getServerInfo().getVersion()).isEqualTo("1.13.5");
    assertThat(first.getFirst().getReconnect().getIceServersList()).hasSize(2);
    assertThat(first.get(1).getUpdate().getParticipantsList())
        .extracting(ParticipantInfo::getIdentity)
        .containsExactlyInAnyOrder("alice", "bob");
    assertThat(first.get(1).getUpdate().getParticipantsList())
        .extracting(ParticipantInfo::getSid)
        .contains(alice.sid());
  }

  @Test
  void keepsTheStayWhateverTheFormerConnectionDoes() throws Exception {
    TestPeer alice = signals.join("alice");

    TestPeer back = signals.resume("alice", alice.sid());
    assertThat(alice.closedWith()).isEqualTo(CloseStatus.NORMAL);
    assertThat(alice.leave()).isEmpty();

    signals.engine().clock().advance(Duration.ofMinutes(1));
    signals.engine().expiry().sweep();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(1);
    assertThat(back.closedWith()).isNull();
  }

  @Test
  void isToldOfEverythingFromThenOn() throws Exception {
    TestPeer alice = signals.join("alice");
    alice.drop();
    TestPeer back = signals.resume("alice", alice.sid());
    back.news();

    signals.join("bob");
    signals.settle();

    assertThat(back.updates()).extracting(ParticipantInfo::getIdentity).containsExactly("bob");
  }

  @Test
  void nobodyElseIsToldOfIt() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle(bob);

    alice.drop();
    signals.resume("alice", alice.sid());
    signals.settle();

    assertThat(bob.updates()).isEmpty();
  }

  @Test
  void whereThereIsNothingToGoOnWithTheClientBeginsAnew() throws Exception {
    signals.join("bob");

    TestPeer lost = signals.resume("alice", "PA_nope");

    assertThat(lost.received())
        .singleElement()
        .satisfies(
            first -> {
              LeaveRequest leave = first.getLeave();
              assertThat(leave.getReason()).isEqualTo(DisconnectReason.STATE_MISMATCH);
              assertThat(leave.getAction()).isEqualTo(Action.RECONNECT);
            });
    assertThat(lost.closedWith()).isEqualTo(CloseStatus.NORMAL);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(1);
  }

  @Test
  void aRoomThatIsNotThereIsNotMadeByAResume() throws Exception {
    signals.resume("alice", "PA_nope");

    assertThat(signals.engine().hasRoom(LOBBY)).isFalse();
    assertThat(signals.host().rooms().count()).isZero();
  }

  @Test
  void oldClientsAreToldInTheOldWords() throws Exception {
    TestPeer lost =
        signals.join(
            TestToken.join("alice"), Map.of("protocol", "9", "reconnect", "1", "sid", "PA_nope"));

    LeaveRequest leave = lost.received().getFirst().getLeave();
    assertThat(leave.getCanReconnect()).isTrue();
    assertThat(leave.getReason()).isEqualTo(DisconnectReason.STATE_MISMATCH);
    assertThat(leave.getAction()).isEqualTo(Action.DISCONNECT);
  }

  @Test
  void whoWasRemovedMeanwhileBeginsAnew() throws Exception {
    TestPeer alice = signals.join("alice");
    alice.drop();
    signals
        .engine()
        .participants()
        .remove(OWNER, new RemoveParticipant(LOBBY, new ParticipantIdentity("alice")));

    TestPeer back = signals.resume("alice", alice.sid());

    assertThat(back.received().getFirst().getLeave().getReason())
        .isEqualTo(DisconnectReason.STATE_MISMATCH);
  }
}
