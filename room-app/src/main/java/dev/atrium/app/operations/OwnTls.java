package dev.atrium.app.operations;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A connection to a port of this process that is encrypted, and shows no certificate. */
final class OwnTls {
  private final Closeable whenAsked;
  private boolean askedForCertificate;

  private OwnTls(Closeable whenAsked) {
    this.whenAsked = whenAsked;
  }

  /** Goes on without a certificate where the server wants to see one. */
  static OwnTls withoutCertificate() {
    return new OwnTls(() -> {});
  }

  /** Hangs up, without a word, where the server wants to see a certificate. */
  static OwnTls untilAskedForCertificate(Socket plain) {
    return new OwnTls(plain);
  }

  SSLSocket over(Socket plain) throws IOException {
    SSLContext context = OwnCertificate.trusted(new NoKey());
    String host = plain.getInetAddress().getHostAddress();
    return (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
  }

  /** Whether the server wanted to see a certificate, of which there is none. */
  boolean askedForCertificate() {
    return askedForCertificate;
  }

  private final class NoKey extends X509ExtendedKeyManager {
    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      askedForCertificate = true;
      try {
        whenAsked.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
