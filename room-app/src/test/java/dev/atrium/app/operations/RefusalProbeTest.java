package dev.atrium.app.operations;

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

class RefusalProbeTest {

  @Test
  void whoeverNeverAsksForACertificateDoesNotRefuseOne() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, OtherServers.HERE)) {
      OtherServers.closeEach(stranger);

      assertThatThrownBy(() -> probe(stranger).call()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoeverAsksForACertificateAndDoesNotInsistIsNoRefusal(@TempDir Path folder)
      throws Exception {
    try (SSLServerSocket lenient = OtherServers.encrypted(folder)) {
      lenient.setWantClientAuth(true);
      OtherServers.closeEach(lenient);

      await() // a call that takes two seconds is given up
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> probe(lenient).call())
                      .hasMessage("does not refuse a client without a certificate"));
    }
  }

  private static RefusalProbe probe(ServerSocket server) {
    return new RefusalProbe(() -> Optional.of((InetSocketAddress) server.getLocalSocketAddress()));
  }
}
