package dev.atrium.app.http;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** What the connectors of a server of Jetty's say about HTTP, each for every protocol it speaks. */
public final class HttpConfigurations {
  private HttpConfigurations() {}

  public static Stream<HttpConfiguration> of(Server server) {
    return Arrays.stream(server.getConnectors())
        .flatMap(connector -> connector.getConnectionFactories().stream())
        .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
        .map(HttpConfiguration.ConnectionFactory.class::cast)
        .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration);
  }
}
