package dev.atrium.app.http;

import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What the recorded behaviour of the public port asks of Jetty, beyond its properties. */
final class JettySettings implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

  /** Paths that the front tells apart by itself; by default Jetty refuses them before it. */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "atrium",
          Violation.AMBIGUOUS_EMPTY_SEGMENT,
          Violation.AMBIGUOUS_PATH_SEGMENT,
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_PARAMETER,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.ILLEGAL_PATH_CHARACTERS);

  private final Duration drainTime;

  /**
   * @param drainTime how long a stop leaves connections to requests that are still being sent
   */
  JettySettings(Duration drainTime) {
    this.drainTime = drainTime;
  }

  @Override
  public void customize(ConfigurableJettyWebServerFactory factory) {
    factory.addServerCustomizers(this::customize);
  }

  private void customize(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof AbstractConnector stoppable) {
        stoppable.setShutdownIdleTimeout(drainTime.toMillis());
      }
    }
    HttpConfigurations.of(server).forEach(JettySettings::customize);
    server.setHandler(new TextPlainHandler(server.getHandler()));
  }

  /**
   * Tokens differ from request to request: a memory of past headers is searched in vain. Whether a
   * certificate is made out to the name that was called is for the client to check: behind a proxy,
   * or by its address, this machine is called by other names.
   */
  private static void customize(HttpConfiguration configuration) {
    configuration.setUriCompliance(PATHS);
    configuration.setHeaderCacheSize(0);
    SecureRequestCustomizer tls = configuration.getCustomizer(SecureRequestCustomizer.class);
    if (tls != null) {
      tls.setSniHostCheck(false);
    }
  }
}
