package dev.atrium.app.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shakes hands with a port that serves nobody without a certificate, and hangs up as soon as it is
 * asked for one: to go on would be a client that is refused, for whoever counts and logs those.
 */
final class CertificateRequestProbe implements Probe {
  private final Supplier<Optional<InetSocketAddress>> where;

  CertificateRequestProbe(Supplier<Optional<InetSocketAddress>> where) {
    this.where = where;
  }

  @Override
  public void call() throws IOException {
    try (Socket plain = OwnConnection.to(where.get())) {
      OwnTls tls = OwnTls.untilAskedForCertificate(plain);
      try {
        tls.over(plain).startHandshake();
      } catch (IOException e) {
        if (tls.askedForCertificate()) {
          return;
        }
        throw e;
      }
      throw new IOException("serves a client without asking for a certificate");
    }
  }
}
