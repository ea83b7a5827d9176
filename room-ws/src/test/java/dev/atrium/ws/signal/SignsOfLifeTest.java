package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void aSilentClientIsAskedAndThenGivenUp() throws Exception {
    TestPeer alice = signals.join("alice");

    signals.time().pass(Duration.ofSeconds(9));
    assertThat(alice.pings()).isZero();
    signals.time().pass(Duration.ofSeconds(2));
    assertThat(alice.pings()).isEqualTo(1);
    assertThat(alice.closedWith()).isNull();

    signals.time().pass(Duration.ofSeconds(5));
    assertThat(alice.closedWith()).isNotNull();
    assertThat(signals.meters().get("room.signal.silent").counter().count()).isEqualTo(1);
  }

  @Test
  void aClientThatWasGivenUpMayStillComeBack() throws Exception {
    TestPeer alice = signals.join("alice");

    signals.time().pass(Duration.ofSeconds(16));

    assertThat(alice.leave()).isEmpty();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(1);
    signals.engine().clock().advance(Duration.ofSeconds(3));
    signals.engine().expiry().sweep();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).isEmpty();
  }

  @Test
  void whoeverAnswersStays() throws Exception {
    TestPeer alice = signals.join("alice");

    for (int i = 0; i < 10; i++) {
      signals.time().pass(Duration.ofSeconds(12));
      alice.pong();
    }

    assertThat(alice.closedWith()).isNull();
  }

  @Test
  void aClientThatPingsIsNotAsked() throws Exception {
    TestPeer alice = signals.join("alice");

    for (int i = 0; i < 20; i++) {
      signals.time().pass(Duration.ofSeconds(5));
      alice.send(SignalRequest.newBuilder().setPing(1));
    }

    assertThat(alice.pings()).isZero();
  }

  @Test
  void aFreshTokenComesEveryFiveMinutes() throws Exception {
    TestPeer alice = signals.join("alice");
    alice.news();

    for (int i = 0; i < 62; i++) {
      signals.time().pass(Duration.ofSeconds(10));
      alice.pong();
    }

    assertThat(alice.news()).filteredOn(SignalResponse::hasRefreshToken).hasSize(2);
  }
}
