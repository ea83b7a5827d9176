package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/** Who is known by a certificate, and what he may do. */
class ClientCertificatesTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final byte SERVER_HELLO = 2;

  private final Wire wire = new Wire().anonymous(Caller.ANONYMOUS);
  private RunningServer running = serve(ClientAuth.WANT, TestKeys.BACKEND, TestKeys.STRANGER);

  @AfterEach
  void stop() {
    running.close();
  }

  private RunningServer serve(ClientAuth clientAuth, TestKeys... trusted) {
    TlsEngines engines = new TlsEngines(TestKeys.SERVER.bundle(trusted), clientAuth);
    return new RunningServer(wire.tls(new ThriftTls(TlsMode.REQUIRED, engines, clients())));
  }

  private static CertifiedCallers clients() {
    Map<String, CertifiedClient> clients = new LinkedHashMap<>();
    clients.put("nobody", new CertifiedClient("CN=nobody", null, Set.of(Grant.ROOM_LIST)));
    clients.put(
        "backend",
        new CertifiedClient(
            "cn=Backend,o=example", "spiffe://example/backend", Set.of(Grant.ROOM_CREATE)));
    clients.put("reader", new CertifiedClient(null, "STRANGER.example", Set.of(Grant.ROOM_READ)));
    return new CertifiedCallers(clients);
  }

  @Test
  void whoIsKnownByACertificateMayDoWhatItIsGranted() throws Exception {
    assertThat(asks(TestKeys.BACKEND.clientContext(), "create").room()).isPresent();
    assertThat(asks(TestKeys.BACKEND.clientContext(), "get").text()).isEqualTo("not allowed");
    assertThat(asks(TestKeys.STRANGER.clientContext(), "create").text()).isEqualTo("not allowed");
    assertThat(asks(TestKeys.STRANGER.clientContext(), "get").failure()).isEqualTo(5);
    assertThat(asks(TestKeys.unknownClientContext(), "get").text()).isEqualTo("not allowed");
  }

  private Reply asks(SSLContext client, String method) throws Exception {
    try (SSLSocket socket = Encrypted.open(running, client)) {
      return Encrypted.call(socket, Messages.call(BINARY, method, 1, "x"));
    }
  }

  @Test
  void whoMustShowACertificateIsRefusedWithout() throws Exception {
    running.close();
    running = serve(ClientAuth.NEED, TestKeys.BACKEND);

    assertThatThrownBy(() -> asks(TestKeys.unknownClientContext(), "get"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> asks(TestKeys.STRANGER.clientContext(), "get"))
        .isInstanceOf(IOException.class);
    assertThat(asks(TestKeys.BACKEND.clientContext(), "create").room()).isPresent();
    await().until(() -> wire.rejected(RejectReason.TLS) == 2);
  }

  @Test
  void whoHangsUpWhenAskedForACertificateIsNotRefused() throws Exception {
    running.close();
    running = serve(ClientAuth.NEED, TestKeys.BACKEND);

    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(hello());
      assertThat(socket.getInputStream().readNBytes(6)[5]).isEqualTo(SERVER_HELLO);
    }

    await().until(() -> running.connections.size() == 0);
    running.close(); // ends what the connection still had to do
    assertThat(wire.rejected(RejectReason.TLS)).isZero();
  }

  private static byte[] hello() throws SSLException {
    SSLEngine client = TestKeys.unknownClientContext().createSSLEngine();
    client.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    client.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }
}
