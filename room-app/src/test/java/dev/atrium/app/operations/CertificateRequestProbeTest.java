package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRequestProbeTest {

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whoeverAsksForACertificateIsUp(String version, @TempDir Path folder) throws Exception {
    try (SSLServerSocket asking = OtherServers.encrypted(folder)) {
      asking.setEnabledProtocols(new String[] {version});
      asking.setWantClientAuth(true);
      OtherServers.closeEach(asking);

      await() // a call that takes two seconds is given up
          .untilAsserted(
              () -> assertThatCode(() -> probe(asking).call()).doesNotThrowAnyException());
    }
  }

  @Test
  void whoeverServesWithoutAskingIsNot(@TempDir Path folder) throws Exception {
    try (SSLServerSocket serving = OtherServers.encrypted(folder)) {
      OtherServers.closeEach(serving);

      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> probe(serving).call())
                      .hasMessage("serves a client without asking for a certificate"));
    }
  }

  @Test
  void whoeverSaysNothingIsNot() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, OtherServers.HERE)) {
      OtherServers.closeEach(stranger);

      assertThatThrownBy(() -> probe(stranger).call()).isInstanceOf(IOException.class);
    }
  }

  private static CertificateRequestProbe probe(ServerSocket server) {
    return new CertificateRequestProbe(
        () -> Optional.of((InetSocketAddress) server.getLocalSocketAddress()));
  }
}
