package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalProbeTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void whoeverNeverAsksForACertificateDoesNotRefuseOne() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, HERE)) {
      closeTheFirst(stranger);

      assertThatThrownBy(() -> probe(stranger).call()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoeverAsksForACertificateAndDoesNotInsistIsNoRefusal(@TempDir Path folder)
      throws Exception {
    try (SSLServerSocket lenient = lenient(folder)) {
      closeTheFirst(lenient);

      assertThatThrownBy(() -> probe(lenient).call())
          .hasMessage("does not refuse a client without a certificate");
    }
  }

  private static RefusalProbe probe(ServerSocket server) {
    return new RefusalProbe(() -> Optional.of((InetSocketAddress) server.getLocalSocketAddress()));
  }

  /** In order: after what it had to say has been read. */
  private static void closeTheFirst(ServerSocket server) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket socket = server.accept()) {
                if (server instanceof SSLServerSocket) {
                  socket.getOutputStream().write(0);
                }
                socket.shutdownOutput();
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                return; // the probe is gone already
              }
            });
  }

  private static SSLServerSocket lenient(Path folder) throws Exception {
    Path store = folder.resolve("own.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options = "-genkeypair -keyalg EC -dname CN=own -storetype PKCS12 -storepass changeit";
    Process process =
        new ProcessBuilder((keytool + " " + options + " -keystore " + store).split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var file = Files.newInputStream(store)) {
      keys.load(file, "changeit".toCharArray());
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, HERE);
    server.setWantClientAuth(true);
    return server;
  }
}
