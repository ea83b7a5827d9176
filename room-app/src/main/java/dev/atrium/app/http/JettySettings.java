package dev.atrium.app.http;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
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
  private final Duration bodyTimeout;
  private final LongSupplier clock;

  /**
   * @param drainTime how long a stop leaves connections to requests that are still being sent
   * @param bodyTimeout for the whole body of a request; 0 for as long as it likes
   * @param clock nanoseconds that never go back
   */
  JettySettings(Duration drainTime, Duration bodyTimeout, LongSupplier clock) {
    this.drainTime = drainTime;
    this.bodyTimeout = bodyTimeout;
    this.clock = clock;
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
    server.setHandler(new TextPlainHandler(timed(server.getHandler())));
  }

  private @Nullable Handler timed(@Nullable Handler handler) {
    return bodyTimeout.isZero() ? handler : new BodyDeadline(handler, bodyTimeout, clock);
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
