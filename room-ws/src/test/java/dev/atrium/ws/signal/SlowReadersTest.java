package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.UpdateRoomMetadata;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SlowReadersTest {
  private static final SignalLimits NARROW =
      new SignalLimits(100, 4, DataSize.ofKilobytes(64), 1_000, 200);

  private final TestSignals signals = TestSignals.with(NARROW);

  @Test
  void whoReadsNothingIsCutOffAndNobodyElse() throws Exception {
    TestPeer alice = signals.join("alice");
    TestPeer bob = signals.join("bob");
    signals.settle();
    SignalConnection connection = connectionOf("alice");

    alice
        .socket()
        .whileSendingOnce(
            () -> {
              connection.tell(token("x".repeat(70_000)));
              connection.tell(token("x".repeat(70_000)));
            });
    signals.engine().rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "m"));

    assertThat(alice.closedWith()).isNotNull();
    assertThat(bob.closedWith()).isNull();
    assertThat(signals.meters().get("room.signal.slow.readers").counter().count()).isEqualTo(1);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(2);
  }

  @Test
  void moreThanCanBeToldCutsEverybodyOffAndTheyComeBack() throws Exception {
    TestSignals hasty =
        TestSignals.with(new SignalLimits(100, 256, DataSize.ofMegabytes(8), 2, 200));
    TestPeer alice = hasty.join("alice");
    hasty.settle();

    hasty.tasks().keep();
    for (int i = 0; i < 5; i++) {
      hasty.engine().rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "m" + i));
    }
    hasty.tasks().run();
    assertThat(alice.closedWith()).isNotNull();

    TestPeer back = hasty.resume("alice", alice.sid());
    hasty.tasks().run();
    assertThat(back.received().get(2).getRoomUpdate().getRoom().getMetadata()).isEqualTo("m4");
  }

  @Test
  void whoHesitatesIsToldWhatHappensMeanwhile() throws Exception {
    SignalLimits limits =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("room.signal", SignalLimits.class);
    TestSignals patient = TestSignals.with(limits);
    TestPeer alice = patient.join("alice");
    patient.settle();
    SignalConnection connection = patient.host().connections().iterator().next();

    alice
        .socket()
        .whileSendingOnce(
            () -> {
              patient.time().pass(Duration.ofSeconds(2));
              IntStream.range(0, 1_000).forEach(i -> connection.tell(token("t" + i)));
            });
    connection.tell(token("first"));

    assertThat(alice.closedWith()).isNull();
    assertThat(alice.received()).extracting(SignalResponse::getRefreshToken).endsWith("t999");
  }

  private SignalConnection connectionOf(String identity) {
    return signals.host().connections().stream()
        .filter(connection -> connection.stay().identity().value().equals(identity))
        .findFirst()
        .orElseThrow();
  }

  private static SignalMessage token(String token) {
    return new SignalMessage(SignalResponse.newBuilder().setRefreshToken(token));
  }
}
