package dev.atrium.thrift;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Tells the rest of the application which port was given, as Spring Boot does for web servers. */
final class BoundPort {
  private static final String SOURCE = "server.ports";
  private static final String PROPERTY = "local.thrift.port";

  private BoundPort() {}

  static void publish(ConfigurableEnvironment environment, int port) {
    PropertySource<?> source = environment.getPropertySources().get(SOURCE);
    if (source instanceof MapPropertySource known) {
      known.getSource().put(PROPERTY, port);
    } else {
      Map<String, Object> ports = new HashMap<>();
      ports.put(PROPERTY, port);
      environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, ports));
    }
  }
}
