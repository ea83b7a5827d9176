package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.boot.web.server.Ssl.ClientAuth;

/** TLS and plain connections on one port (Thrift spec §5.1). */
class TlsTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final byte[] GET = Messages.call(BINARY, "get", 1, "x");

  private final Wire wire = new Wire();
  private final TlsEngines engines =
      new TlsEngines(TestKeys.SERVER.bundle(TestKeys.BACKEND, TestKeys.STRANGER), ClientAuth.WANT);
  private RunningServer running = serve(TlsMode.OPTIONAL);

  @AfterEach
  void stop() {
    running.close();
  }

  private RunningServer serve(TlsMode mode) {
    return new RunningServer(
        wire.tls(new ThriftTls(mode, engines, new CertifiedCallers(Map.of()))));
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
            "localhost", running.port(), RunningServer.PATIENCE_MILLIS, parameters);
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
    return wire
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
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      socket.setEnabledProtocols(new String[] {version});

      assertThat(Encrypted.call(socket, GET).failure()).isEqualTo(5);
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void whereTlsIsRequiredAnythingElseIsClosedWithoutAByte() throws Exception {
    running.close();
    running = serve(TlsMode.REQUIRED);

    for (byte[] other : new byte[][] {GET, Peer.hex("474554202f20485454500d0a"), {0x16, 0x02}}) {
      try (Socket socket = running.connect()) {
        socket.getOutputStream().write(other);
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }
    assertThat(wire.rejected(RejectReason.TLS)).isEqualTo(3);
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      assertThat(Encrypted.call(socket, GET).failure()).isEqualTo(5);
    }
  }

  @Test
  void whoGoesOnInPlainIsRefusedOnceAndNothingOfItIsKept() {
    List<Object> events = new ArrayList<>();
    ThriftTls tls = new ThriftTls(TlsMode.REQUIRED, engines, new CertifiedCallers(Map.of()));
    EmbeddedChannel channel = new EmbeddedChannel(new TlsEntrance(tls), noting(events));
    List<ByteBuf> sent = Stream.generate(() -> Unpooled.copiedBuffer(GET)).limit(3).toList();

    sent.forEach(channel::writeInbound);

    assertThat(events).containsExactly(RejectReason.TLS);
    assertThat(sent).extracting(ByteBuf::refCnt).containsOnly(0);
    assertThat(channel.inboundMessages()).isEmpty();
  }

  private static ChannelInboundHandlerAdapter noting(List<Object> events) {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void userEventTriggered(ChannelHandlerContext context, Object event) {
        events.add(event);
      }
    };
  }

  @Test
  void aConnectionThatIsBeingClosedIsNotRefusedAgain() {
    var context = wire.connect().channel().pipeline().context(ThriftConnection.class);
    ThriftConnection connection = (ThriftConnection) context.handler();

    connection.userEventTriggered(context, RejectReason.TLS);
    connection.userEventTriggered(context, RejectReason.TLS);

    assertThat(wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @Test
  void aHandshakeInsideTlsIsNothingThatIsServed() throws Exception {
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      socket.getOutputStream().write(Peer.hex("16030100200100001c0303"));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1603010020 ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "16030100ff 0100001c0303",
        "1603ffffff ffffffff"
      })
  void whatOnlyBeginsLikeAHandshakeLeavesNothingBehind(String bytes) throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex(bytes));
      socket.shutdownOutput();

      socket.getInputStream().readAllBytes(); // an alert, or nothing
    }
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void junkBehindTheBeginningOfAHandshakeIsCounted() throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex("1603010004 ffffffff"));

      socket.getInputStream().readAllBytes();
    }
    assertThat(wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "1603", "16030100ff 0100001c0303"})
  void halfAHandshakeIsCutOffAfterTheFirstByteTimeout(String half) throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex(half));
      await().until(() -> running.connections.size() == 1);

      cutOff(socket);
    }
    assertThat(wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
    assertThat(wire.rejected(RejectReason.TLS)).isZero();
  }

  @Test
  void silenceBehindAHandshakeIsCutOffToo() throws Exception {
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      socket.startHandshake();

      wire.clock.advance(Duration.ofSeconds(6));
      running.connections.sweep();

      await().until(() -> running.connections.size() == 0);
    }
    assertThat(wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
  }

  private void cutOff(Socket socket) throws IOException {
    wire.clock.advance(Duration.ofSeconds(4));
    running.connections.sweep();
    assertThat(running.connections.size()).isEqualTo(1);
    wire.clock.advance(Duration.ofSeconds(2));
    running.connections.sweep();

    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void aPeerThatNeverReadsIsCutOffBehindTlsToo() throws Exception {
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      Thread flood = Thread.ofVirtual().start(() -> flood(socket));

      await()
          .atMost(Duration.ofMillis(RunningServer.PATIENCE_MILLIS))
          .until(
              () -> {
                wire.clock.advance(Duration.ofSeconds(1));
                running.connections.sweep();
                return wire.rejected(RejectReason.TIMEOUT_WRITE) == 1;
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

  @Test
  void aRefusalArrivesBehindTlsThoughBytesBehindItWereNeverRead() throws Exception {
    byte[] refused = Messages.message(BINARY, "create", 2, 1, to -> {});
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
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
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      socket.getOutputStream().write(calls);
      socket.shutdownOutput();

      assertThat(Reply.all(BINARY, socket.getInputStream().readAllBytes())).hasSize(100);
    }
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void stoppingEndsIdleConnectionsInOrder() throws Exception {
    try (SSLSocket socket = Encrypted.open(running, TestKeys.unknownClientContext())) {
      Encrypted.call(socket, GET);

      running.server.stop();

      assertThat(socket.getInputStream().read()).isEqualTo(-1); // not: reset, or cut off
    }
  }

  @Test
  void aBundleThatIsReloadedServesTheNextHandshakes() throws Exception {
    try (SSLSocket before = Encrypted.open(running, TestKeys.unknownClientContext())) {
      assertThat(serverOf(before)).isEqualTo("CN=server");

      engines.use(TestKeys.RENEWED_SERVER.bundle());

      try (SSLSocket after = Encrypted.open(running, TestKeys.unknownClientContext())) {
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
