package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines hold in front of a handshake and behind it. */
class TlsDeadlinesTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final byte[] GET = Messages.call(BINARY, "get", 1, "x");

  private final RunningServer running = Encrypted.serve(TlsMode.OPTIONAL, Encrypted.engines());

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "1603", "16030100ff 0100001c0303"})
  void halfAHandshakeIsCutOffAfterTheFirstByteTimeout(String half) throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex(half));
      await().until(() -> running.connections.size() == 1);

      cutOff(socket);
    }
    assertThat(running.wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
    assertThat(running.wire.rejected(RejectReason.TLS)).isZero();
  }

  @Test
  void silenceBehindAHandshakeIsCutOffToo() throws Exception {
    try (SSLSocket socket = Encrypted.open(running)) {
      socket.startHandshake();

      running.wire.clock.advance(Duration.ofSeconds(6));
      running.connections.sweep();

      await().until(() -> running.connections.size() == 0);
    }
    assertThat(running.wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
  }

  private void cutOff(Socket socket) throws IOException {
    running.wire.clock.advance(Duration.ofSeconds(4));
    running.connections.sweep();
    assertThat(running.connections.size()).isEqualTo(1);
    running.wire.clock.advance(Duration.ofSeconds(2));
    running.connections.sweep();

    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void aPeerThatNeverReadsIsCutOffBehindTlsToo() throws Exception {
    try (SSLSocket socket = Encrypted.open(running)) {
      Thread flood = Thread.ofVirtual().start(() -> flood(socket));

      await()
          .until(
              () -> {
                running.wire.clock.advance(Duration.ofSeconds(1));
                running.connections.sweep();
                return running.wire.rejected(RejectReason.TIMEOUT_WRITE) == 1;
              });
      await().until(() -> running.connections.size() == 0);
      flood.join();
    }
  }

  private static void flood(Socket socket) {
    byte[] calls = Peer.concat(Stream.generate(() -> GET).limit(1_000).toArray(byte[][]::new));
    try {
      while (true) {
        socket.getOutputStream().write(calls);
      }
    } catch (IOException e) {
      return; // cut off
    }
  }
}
