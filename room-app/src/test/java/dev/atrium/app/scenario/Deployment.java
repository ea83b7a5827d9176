package dev.atrium.app.scenario;

import dev.atrium.app.RoomApplication;
import dev.atrium.app.config.Listener;
import dev.atrium.app.config.Listeners;
import dev.atrium.app.operations.Addresses;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, started in this process by its main class. */
public record Deployment(ConfigurableApplicationContext context) implements AutoCloseable {

  /**
   * On free ports of this machine.
   *
   * @param settings each {@code property=value}
   */
  public static Deployment start(String... settings) {
    return startIn("test", settings);
  }

  static Deployment startIn(String profile, String... settings) {
    String[] arguments =
        Stream.concat(Stream.of("spring.profiles.active=" + profile), Arrays.stream(settings))
            .map(setting -> "--" + setting)
            .toArray(String[]::new);
    return new Deployment(
        new SpringApplicationBuilder(RoomApplication.class)
            .properties("logging.level.dev.atrium=warn")
            .run(arguments));
  }

  public InetSocketAddress address(Listener listener) {
    return context.getBean(Listeners.class).reachable(listener).orElseThrow();
  }

  URI uri(String scheme, Listener listener, String path) {
    return URI.create(scheme + "://" + Addresses.hostAndPort(address(listener)) + path);
  }

  @Override
  public void close() {
    context.close();
  }
}
