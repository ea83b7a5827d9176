package dev.atrium.thrift;

import dev.atrium.core.access.Caller;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Who calls over a connection whose client showed a certificate. */
final class CertifiedCallers {
  private final Map<String, CertifiedClient> clients;

  /**
   * @param clients by their names; the first one that fits counts
   */
  CertifiedCallers(Map<String, CertifiedClient> clients) {
    this.clients = clients;
  }

  /** Empty for a client without a certificate, or with one that describes nobody who is known. */
  Optional<Caller> of(Channel channel) {
    SSLSession session = channel.pipeline().get(SslHandler.class).engine().getSession();
    try {
      Certificate own = session.getPeerCertificates()[0];
      return own instanceof X509Certificate certificate ? of(certificate) : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // it showed none
    }
  }

  private Optional<Caller> of(X509Certificate certificate) {
    return clients.entrySet().stream()
        .filter(client -> client.getValue().describes(certificate))
        .findFirst()
        .map(client -> Caller.everywhere(client.getKey(), client.getValue().grants()));
  }
}
