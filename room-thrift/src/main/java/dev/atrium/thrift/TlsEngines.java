package dev.atrium.thrift;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/**
 * The server's side of handshakes, from an SSL bundle. A bundle that is reloaded serves handshakes
 * from then on; connections that are open keep what they agreed upon.
 */
final class TlsEngines implements Supplier<SSLEngine> {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final ClientAuth clientAuth;
  private volatile Settings settings;

  TlsEngines(SslBundle bundle, ClientAuth clientAuth) {
    this.clientAuth = clientAuth;
    this.settings = Settings.of(bundle);
  }

  /** Those of the bundle of that name, now and whenever it changes. */
  static TlsEngines of(SslBundles bundles, String name, ClientAuth clientAuth) {
    TlsEngines engines = new TlsEngines(bundles.getBundle(name), clientAuth);
    bundles.addBundleUpdateHandler(name, engines::use);
    return engines;
  }

  void use(SslBundle bundle) {
    settings = Settings.of(bundle);
  }

  @Override
  public SSLEngine get() {
    Settings current = settings;
    SSLEngine engine = current.context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(current.protocols());
    if (current.ciphers() != null) {
      engine.setEnabledCipherSuites(current.ciphers());
    }
    switch (clientAuth) {
      case NONE -> engine.setWantClientAuth(false);
      case WANT -> engine.setWantClientAuth(true);
      case NEED -> engine.setNeedClientAuth(true);
    }
    return engine;
  }

  /**
   * @param ciphers {@code null} for those of the JDK
   */
  @SuppressWarnings("ArrayRecordComponent") // as the engine takes them; never compared
  private record Settings(SSLContext context, String[] protocols, String @Nullable [] ciphers) {

    static Settings of(SslBundle bundle) {
      String[] protocols = bundle.getOptions().getEnabledProtocols();
      return new Settings(
          bundle.createSslContext(),
          protocols == null ? PROTOCOLS : protocols,
          bundle.getOptions().getCiphers());
    }
  }
}
