package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Servers that are none of ours. */
final class OtherServers {
  static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private OtherServers() {}

  /** Each connection in order: after what the other side had to say has been read. */
  static void closeEach(ServerSocket server) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                closeOne(server);
              }
            });
  }

  private static void closeOne(ServerSocket server) {
    try (Socket socket = server.accept()) {
      if (server instanceof SSLServerSocket) {
        socket.getOutputStream().write(0);
      }
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return; // the probe is gone already, or the test over
    }
  }

  /** Has a certificate that it made out to itself, and wants to see none. */
  static SSLServerSocket encrypted(Path folder) throws Exception {
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
    return (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, HERE);
  }
}
