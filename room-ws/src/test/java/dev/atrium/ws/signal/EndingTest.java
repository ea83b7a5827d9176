package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.LeaveRequest.Action;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.socket.CloseStatus;

class EndingTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void aClientThatSaysGoodByeIsLetGo() throws Exception {
    TestPeer alice = signals.join("alice");

    alice.send(Requests.leave());

    assertThat(alice.leave()).isEmpty();
    assertThat(alice.closedWith()).isEqualTo(CloseStatus.NORMAL);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).isEmpty();
  }

  @Test
  void whoIsRemovedIsToldNotToComeBack() throws Exception {
    TestPeer alice = signals.join("alice");

    signals
        .engine()
        .participants()
        .remove(OWNER, new RemoveParticipant(LOBBY, new ParticipantIdentity("alice")));

    assertLeave(alice, DisconnectReason.PARTICIPANT_REMOVED, Action.DISCONNECT);
    assertThat(alice.closedWith()).isEqualTo(CloseStatus.NORMAL);
  }

  @Test
  void aDeletedRoomSendsEveryoneAway() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");

    signals.engine().rooms().delete(OWNER, new DeleteRoom(LOBBY, false));

    assertLeave(alice, DisconnectReason.ROOM_DELETED, Action.DISCONNECT);
    assertLeave(bob, DisconnectReason.ROOM_DELETED, Action.DISCONNECT);
    assertThat(signals.host().rooms().count()).isZero();
  }

  @Test
  void anIdentityThatComesAgainSendsTheFormerConnectionAway() throws Exception {
    TestPeer first = signals.join("alice");

    TestPeer second = signals.join("alice");

    assertLeave(first, DisconnectReason.DUPLICATE_IDENTITY, Action.DISCONNECT);
    assertThat(first.closedWith()).isEqualTo(CloseStatus.NORMAL);
    assertThat(second.closedWith()).isNull();
    assertThat(second.sid()).isNotEqualTo(first.sid());
  }

  @Test
  void oldClientsAreToldInTheOldWords() throws Exception {
    TestPeer alice = signals.join(TestToken.join("alice"), Map.of("protocol", "12"));

    signals
        .engine()
        .participants()
        .remove(OWNER, new RemoveParticipant(LOBBY, new ParticipantIdentity("alice")));

    LeaveRequest leave = alice.leave().orElseThrow().getLeave();
    assertThat(leave.getCanReconnect()).isFalse();
    assertThat(leave.getAction()).isEqualTo(Action.DISCONNECT);
  }

  @Test
  void aNodeThatStopsSendsEveryoneElsewhere() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    SignalLifecycle lifecycle = new SignalLifecycle(signals.host(), signals.admissions());
    lifecycle.start();

    lifecycle.stop();

    assertLeave(alice, DisconnectReason.SERVER_SHUTDOWN, Action.RECONNECT);
    assertLeave(bob, DisconnectReason.SERVER_SHUTDOWN, Action.RECONNECT);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).isEmpty();
    assertThat(signals.host().connections()).isEmpty();
    assertThat(lifecycle.isRunning()).isFalse();
    MockHttpServletResponse late = signals.refuse("/rtc", TestToken.join("carol"), Map.of());
    assertThat(late.getStatus()).isEqualTo(503);
  }

  @Test
  void aBrokenConnectionLeavesTheStayForAWhile() throws Exception {
    RecordingListener listener = signals.engine().listen();
    TestPeer alice = signals.join("alice");

    alice.drop();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(1);

    signals.engine().clock().advance(Duration.ofSeconds(3));
    signals.engine().expiry().sweep();
    assertThat(listener.events(ParticipantLeft.class))
        .singleElement()
        .satisfies(left -> assertThat(left.reason()).isEqualTo(LeaveReason.SIGNAL_LOST));
  }

  @Test
  void aStayEndsOnceHoweverItsConnectionEnds() throws Exception {
    RecordingListener listener = signals.engine().listen();
    TestPeer alice = signals.join("alice");

    alice.send(Requests.leave());
    alice.drop();
    signals.engine().clock().advance(Duration.ofMinutes(1));
    signals.engine().expiry().sweep();

    assertThat(listener.events(ParticipantLeft.class))
        .singleElement()
        .satisfies(left -> assertThat(left.reason()).isEqualTo(LeaveReason.CLIENT_LEFT));
  }

  /** Whoever may not come back under its token must not be told to try at once. */
  @ParameterizedTest
  @EnumSource
  void onlyThoseComeBackWhoMay(LeaveReason reason) {
    Set<LeaveReason> forGood =
        Set.of(
            LeaveReason.CLIENT_LEFT,
            LeaveReason.DUPLICATE_IDENTITY,
            LeaveReason.REMOVED,
            LeaveReason.ROOM_DELETED,
            LeaveReason.ROOM_CLOSED,
            LeaveReason.JOIN_FAILED);

    if (forGood.contains(reason)) {
      assertThat(Farewell.action(reason)).isEqualTo(Action.DISCONNECT);
    }
    assertThat(Farewell.action(reason)).isNotEqualTo(Action.RESUME);
  }

  private static void assertLeave(TestPeer peer, DisconnectReason reason, Action action) {
    LeaveRequest leave = peer.leave().orElseThrow().getLeave();
    assertThat(leave.getReason()).isEqualTo(reason);
    assertThat(leave.getAction()).isEqualTo(action);
    assertThat(leave.getCanReconnect()).isFalse();
  }
}
