package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.TurnUri;
import dev.atrium.app.config.TurnUri.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnProbeTest {
  @TempDir private static Path folder;

  private static final byte[] UNAUTHORIZED = {0x01, 0x13};
  private static final byte[] BOUND = {0x01, 0x01};

  @Test
  void isContentWithARefusalOfARelay() throws IOException {
    try (DatagramSocket server = answering(question -> answer(UNAUTHORIZED, question))) {
      awaitContent(probe(turn(server)));
    }
  }

  @Test
  void asksAMereStunServerForNoRelay() throws IOException {
    try (DatagramSocket server = answering(question -> answer(BOUND, question))) {
      TurnUri stun =
          new TurnUri("stun:here", false, Transport.UDP, "127.0.0.1", server.getLocalPort());

      awaitContent(probe(stun));
    }
  }

  @Test
  void takesTheEchoOfAQuestionForNoAnswer() throws IOException {
    try (DatagramSocket server = answering(question -> question)) {
      awaitComplaint(probe(turn(server)), "turn:here: is no TURN or STUN server");
    }
  }

  @Test
  void takesTheAnswerToAnotherQuestionForNone() throws IOException {
    try (DatagramSocket server =
        answering(question -> answer(UNAUTHORIZED, new byte[StunQuestion.HEADER]))) {
      awaitComplaint(probe(turn(server)), "turn:here: is no TURN or STUN server");
    }
  }

  @Test
  void namesEachServerThatIsNotThere() throws IOException {
    int closed = closedPort();
    TurnUri one = new TurnUri("turn:one", true, Transport.TCP, "127.0.0.1", closed);
    TurnUri other = new TurnUri("turns:other", true, Transport.TLS, "127.0.0.1", closed);
    try (DatagramSocket server = answering(question -> answer(UNAUTHORIZED, question))) {
      awaitComplaint(probe(one, turn(server), other), "turn:one: [^;]+; turns:other: [^;]+");
    }
  }

  @Test
  void wantsAServerBehindTlsToHaveACertificateThatClientsWouldTake() throws Exception {
    try (ServerSocket server = OtherServers.encrypted(folder)) {
      Thread.ofVirtual().start(() -> shakeHands(server));
      TurnUri turns =
          new TurnUri("turns:here", true, Transport.TLS, "127.0.0.1", server.getLocalPort());

      assertThatThrownBy(() -> probe(turns).call()).hasMessageContaining("turns:here: ");
    }
  }

  /** A server that takes two seconds to answer is given up. */
  private static void awaitContent(TurnProbe probe) {
    await().untilAsserted(() -> assertThatCode(probe::call).doesNotThrowAnyException());
  }

  private static void awaitComplaint(TurnProbe probe, String pattern) {
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(probe::call)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(pattern));
  }

  private static void shakeHands(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
    } catch (IOException e) {
      return; // as it should be
    }
  }

  private static TurnProbe probe(TurnUri... servers) {
    return new TurnProbe(List.of(servers), (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static TurnUri turn(DatagramSocket server) {
    return new TurnUri("turn:here", true, Transport.UDP, "127.0.0.1", server.getLocalPort());
  }

  private static byte[] answer(byte[] type, byte[] question) {
    byte[] answer = question.clone();
    answer[0] = type[0];
    answer[1] = type[1];
    return answer;
  }

  private static DatagramSocket answering(UnaryOperator<byte[]> answer) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(OtherServers.HERE, 0));
    Thread.ofVirtual()
        .start(
            () -> {
              while (!socket.isClosed()) {
                answer(socket, answer);
              }
            });
    return socket;
  }

  private static void answer(DatagramSocket socket, UnaryOperator<byte[]> answer) {
    try {
      byte[] question = new byte[StunQuestion.HEADER];
      DatagramPacket packet = new DatagramPacket(question, question.length);
      socket.receive(packet);
      byte[] bytes = answer.apply(question);
      socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    } catch (IOException e) {
      return; // the test is over
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, OtherServers.HERE)) {
      return socket.getLocalPort();
    }
  }
}
