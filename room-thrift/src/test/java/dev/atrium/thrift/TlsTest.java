package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Patience;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSSLTransportFactory;
import org.apache.thrift.transport.TSSLTransportFactory.TSSLTransportParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS and plain connections on one port (Thrift spec §5.1). */
class TlsTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final byte[] GET = Messages.call(BINARY, "get", 1, "x");

  private final TlsEngines engines = Encrypted.engines();
  private final RunningServer running = Encrypted.serve(TlsMode.OPTIONAL, engines);

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void clientsOfLibthriftAreServedWithTlsAndWithoutOnTheSamePort(@TempDir java.nio.file.Path folder)
      throws Exception {
    java.nio.file.Path trust = folder.resolve("trust.p12");
    try (OutputStream out = java.nio.file.Files.newOutputStream(trust)) {
      TestKeys.trusting(TestKeys.SERVER).store(out, TestKeys.PASSWORD.toCharArray());
    }
    TSSLTransportParameters parameters = new TSSLTransportParameters();
    parameters.setTrustStore(trust.toString(), TestKeys.PASSWORD, "PKIX", "PKCS12");
    var secure =
        TSSLTransportFactory.getClientSocket(
            "localhost", running.port(), Patience.MILLIS, parameters);
    String id;
    try (RoomClient client = new RoomClient(secure, new TBinaryProtocol(secure))) {
      id = client.call("create").shown().id();
      assertThat(connections(true)).isEqualTo(1);
    }

    try (RoomClient plain = running.client(BINARY)) {
      assertThat(plain.call("get", id).shown().id()).isEqualTo(id);
      assertThat(connections(false)).isEqualTo(1);
    }
    await().until(() -> connections(true) == 0);
  }

  private double connections(boolean tls) {
    return running
        .wire
        .registry
        .get("thrift.server.connections")
        .tag("tls", Boolean.toString(tls))
        .gauges()
        .stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsAreServed(String version) throws Exception {
    try (SSLSocket socket = Encrypted.open(running)) {
      socket.setEnabledProtocols(new String[] {version});

      assertThat(Encrypted.call(socket, GET).failure()).isEqualTo(5);
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void aRefusalArrivesBehindTlsThoughBytesBehindItWereNeverRead() throws Exception {
    byte[] refused = Messages.message(BINARY, "create", 2, 1, to -> {});
    try (SSLSocket socket = Encrypted.open(running)) {
      socket.getOutputStream().write(Peer.concat(refused, new byte[100_000]));

      assertThat(Reply.all(BINARY, socket.getInputStream().readAllBytes()))
          .extracting(Reply::failure)
          .containsExactly(2);
    }
  }

  @Test
  void repliesArriveAfterTheOtherSideHasSaidThatItIsDone() throws Exception {
    byte[] create = Messages.call(BINARY, "create", 1);
    byte[] calls = Peer.concat(Stream.generate(() -> create).limit(100).toArray(byte[][]::new));
    try (SSLSocket socket = Encrypted.open(running)) {
      socket.getOutputStream().write(calls);
      socket.shutdownOutput();

      assertThat(Reply.all(BINARY, socket.getInputStream().readAllBytes())).hasSize(100);
    }
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void stoppingEndsIdleConnectionsInOrder() throws Exception {
    try (SSLSocket socket = Encrypted.open(running)) {
      Encrypted.call(socket, GET);

      running.server.stop();

      assertThat(socket.getInputStream().read()).isEqualTo(-1); // not: reset, or cut off
    }
  }

  @Test
  void aBundleThatIsReloadedServesTheNextHandshakes() throws Exception {
    try (SSLSocket before = Encrypted.open(running)) {
      assertThat(serverOf(before)).isEqualTo("CN=server");

      engines.use(TestKeys.RENEWED_SERVER.bundle());

      try (SSLSocket after = Encrypted.open(running)) {
        assertThat(serverOf(after)).isEqualTo("CN=renewed");
      }
      assertThat(Encrypted.call(before, GET).failure()).isEqualTo(5);
    }
  }

  private static String serverOf(SSLSocket socket) throws SSLException {
    X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return shown.getSubjectX500Principal().getName();
  }
}
