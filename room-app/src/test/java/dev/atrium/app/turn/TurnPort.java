package dev.atrium.app.turn;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Where a TURN server listens, and over what. */
public record TurnPort(Kind kind, InetSocketAddress address) {

  public enum Kind {
    UDP,
    TCP,
    TLS
  }

  StunTransport connect() throws IOException {
    return switch (kind) {
      case UDP -> StunTransport.udp(address);
      case TCP -> StunTransport.stream(new Socket(address.getAddress(), address.getPort()));
      case TLS ->
          StunTransport.stream(
              trusting().getSocketFactory().createSocket(address.getAddress(), address.getPort()));
    };
  }

  /** The server of a test has a certificate that nobody vouches for. */
  private static SSLContext trusting() {
    X509TrustManager everybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {everybody}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
