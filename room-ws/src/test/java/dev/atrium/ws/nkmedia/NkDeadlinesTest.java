package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is a matter of time about a connection (spec §1.4). */
class NkDeadlinesTest {
  private static final String LOGIN = "{'user':'admin','password':'admin'}";

  private final TestWire wire = TestWire.create();

  @Test
  void aClientIsPingedRightAfterItsLoginAndInEachPeriod() {
    TestClient client = wire.connect();

    client.call("core/user/login", LOGIN);
    assertThat(client.frames().get(1))
        .isEqualTo(TestClient.json("{'class':'core','cmd':'ping','data':{'time':60},'tid':1}"));

    client.answer(1);
    wire.time().pass(Duration.ofSeconds(60));
    assertThat(client.frames())
        .containsExactly(
            TestClient.json("{'class':'core','cmd':'ping','data':{'time':60},'tid':2}"));
  }

  @Test
  void aConnectionStaysOpenAsLongAsPingsAreAnswered() {
    TestClient client = wire.login();

    for (int tid = 2; tid < 32; tid++) {
      wire.time().pass(Duration.ofSeconds(60));
      client.answer(tid);
    }

    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void aMissingAnswerClosesWhateverElseTheClientSends() {
    TestClient client = wire.connect();
    client.call("core/user/login", LOGIN);

    for (int second = 0; second < 9; second++) {
      wire.time().pass(Duration.ofSeconds(1));
      client.ok("core/user/list");
    }
    assertThat(client.isOpen()).isTrue();

    wire.time().pass(Duration.ofSeconds(1));
    assertThat(client.closeCode()).isEqualTo(1000);
  }

  @Test
  void whoeverAcksHasMoreTime() {
    TestClient client = wire.connect();
    client.call("core/user/login", LOGIN);
    client.send("{'ack':1}");

    wire.time().pass(Duration.ofSeconds(50));
    client.send("{'ack':1}");
    wire.time().pass(Duration.ofSeconds(10));
    client.answer(2);
    wire.time().pass(Duration.ofSeconds(60));
    client.answer(3);
    wire.time().pass(Duration.ofSeconds(60));
    client.answer(4);
    wire.time().pass(Duration.ofSeconds(49));
    assertThat(client.isOpen()).isTrue();

    wire.time().pass(Duration.ofSeconds(1));
    assertThat(client.closeCode()).isEqualTo(1000);
  }

  @Test
  void anIdleConnectionIsClosed() {
    TestClient client = wire.connect();
    wire.time().pass(Duration.ofSeconds(100));
    client.send("{'ack':1}");

    wire.time().pass(Duration.ofSeconds(179));
    assertThat(client.isOpen()).isTrue();

    wire.time().pass(Duration.ofSeconds(1));
    assertThat(client.closeCode()).isEqualTo(1000);
    assertThat(client.frames()).isEmpty();
  }

  @Test
  void aTransportThatDoesNotCloseIsEndedByForce() {
    TestClient client = wire.login();
    client.socket().onClose(() -> {});

    client.send("[]");
    wire.time().pass(Duration.ofSeconds(4));
    assertThat(wire.disconnected()).isEmpty();

    wire.time().pass(Duration.ofSeconds(2));
    assertThat(wire.disconnected()).containsExactly(client.socket());
  }

  @Test
  void aClosedConnectionLeavesNothingToBeDone() {
    TestClient client = wire.login();
    client.send("{'ack':1}");
    TestClient anonymous = wire.connect();
    assertThat(wire.time().wheel().size()).isEqualTo(2);

    client.leave();
    anonymous.leave();

    assertThat(wire.time().wheel().size()).isZero();
  }
}
