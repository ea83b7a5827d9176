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

  /** As it is deployed, but on free ports of this machine and with rooms in memory. */
  static Deployment startInProd(String... settings) {
    String[] here = {
      "server.port=0",
      "room.ws.port=0",
      "room.thrift.port=0",
      "management.server.port=0",
      "server.address=127.0.0.1",
      "room.ws.address=127.0.0.1",
      "room.thrift.address=127.0.0.1",
      "management.server.address=127.0.0.1",
      "room.store.kind=memory"
    };
    return startIn(
        "prod", Stream.of(here, settings).flatMap(Arrays::stream).toArray(String[]::new));
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
