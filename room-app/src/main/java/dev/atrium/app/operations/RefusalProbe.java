package dev.atrium.app.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Shakes hands with a port that serves nobody without a certificate, shows none, and expects to be
 * refused for it: that is as far as this process gets on its own. Sends nothing else, so that
 * nothing can cross the refusal.
 */
final class RefusalProbe implements Probe {
  private final Supplier<Optional<InetSocketAddress>> where;

  RefusalProbe(Supplier<Optional<InetSocketAddress>> where) {
    this.where = where;
  }

  @Override
  public void call() throws IOException {
    OwnTls tls = OwnTls.withoutCertificate();
    try (Socket plain = OwnConnection.to(where.get())) {
      try (SSLSocket socket = tls.over(plain)) {
        awaitRefusal(socket);
      } catch (SSLException e) {
        if (!tls.askedForCertificate()) {
          throw e;
        }
      }
    }
  }

  /** In TLS 1.3 the refusal arrives when the client thinks that all is well. */
  private static void awaitRefusal(SSLSocket socket) throws IOException {
    socket.startHandshake();
    socket.getInputStream().read();
    throw new IOException("does not refuse a client without a certificate");
  }
}
