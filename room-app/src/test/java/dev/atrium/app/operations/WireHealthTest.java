package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class WireHealthTest {
  private static final Duration VALIDITY = Duration.ofSeconds(10);

  private final TestClock clock = new TestClock();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void callsTheWireOnceForAllWhoAskWithinAWhile() {
    WireHealth health = health(calls::incrementAndGet);

    health.health();
    clock.advance(VALIDITY.minusMillis(1));
    health.health();
    assertThat(calls).hasValue(1);

    clock.advance(Duration.ofMillis(1));
    health.health();
    assertThat(calls).hasValue(2);
  }

  @Test
  void isUpAgainWhenTheWireAnswersAgain() {
    WireHealth health =
        health(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IOException("nobody there");
              }
            });

    Health first = health.health();
    clock.advance(VALIDITY);
    Health second = health.health();

    assertThat(first.getStatus()).isEqualTo(Status.DOWN);
    assertThat(first.getDetails()).containsEntry("error", "nobody there");
    assertThat(second.getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void isDownWhileNothingListens() {
    assertThat(health(new HttpProbe(Optional::empty, 200)).health().getStatus())
        .isEqualTo(Status.DOWN);
    assertThat(health(new ThriftProbe(Optional::empty)).health().getStatus())
        .isEqualTo(Status.DOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "\0\0\0\u0004fake", ""})
  void isDownWhenSomebodyElseAnswers(String answer) throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answer(stranger, answer));
      var at = (InetSocketAddress) stranger.getLocalSocketAddress();

      Health health = health(new ThriftProbe(() -> Optional.of(at))).health();

      answering.join();
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    }
  }

  private static void answer(ServerSocket stranger, String answer) {
    try (var socket = stranger.accept()) {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WireHealth health(Probe probe) {
    return new WireHealth(probe, VALIDITY, clock);
  }
}
