package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WireHealthTest {
  private static final Duration VALIDITY = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap
  private final AtomicInteger calls = new AtomicInteger();

  /** Applications that other tests started in this process may have set another level. */
  @BeforeEach
  void logEverythingThatIsSaid() {
    ((Logger) LoggerFactory.getLogger(WireHealth.class)).setLevel(Level.INFO);
  }

  @Test
  void callsTheWireOnceForAllWhoAskWithinAWhile() {
    WireHealth health = health(calls::incrementAndGet);

    health.health();
    pass(VALIDITY.minusMillis(1));
    health.health();
    assertThat(calls).hasValue(1);

    pass(Duration.ofMillis(1));
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
    pass(VALIDITY);
    Health second = health.health();

    assertThat(first.getStatus()).isEqualTo(Status.DOWN);
    assertThat(first.getDetails()).containsEntry("error", "nobody there");
    assertThat(second.getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void saysOnceThatTheWireIsDownAndOnceThatItIsBack(CapturedOutput output) {
    AtomicBoolean broken = new AtomicBoolean();
    WireHealth health =
        health(
            () -> {
              if (broken.get()) {
                throw new IOException("nobody there");
              }
            });

    for (boolean state : new boolean[] {false, true, true, false, false}) {
      broken.set(state);
      health.health();
      pass(VALIDITY);
    }

    assertThat(output)
        .containsOnlyOnce("The wire test does not answer: nobody there")
        .containsOnlyOnce("The wire test answers again");
  }

  @Test
  void isDownWhileNothingListens() {
    assertThat(health(new HttpProbe(Optional::empty, "http", 200)).health().getStatus())
        .isEqualTo(Status.DOWN);
    assertThat(health(new ThriftProbe(Optional::empty, false)).health().getStatus())
        .isEqualTo(Status.DOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "\0\0\0\u0004fake", ""})
  void isDownWhenSomebodyElseAnswers(String answer) throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answer(stranger, answer));
      var at = (InetSocketAddress) stranger.getLocalSocketAddress();

      Health health = health(new ThriftProbe(() -> Optional.of(at), false)).health();

      answering.join();
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails().get("error")).isNotEqualTo("null");
    }
  }

  private static void answer(ServerSocket stranger, String answer) {
    try (var socket = stranger.accept()) {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private WireHealth health(Probe probe) {
    return new WireHealth("The wire test", probe, VALIDITY, nanos::get);
  }
}
