package dev.atrium.app.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Where this application listens: as the settings say, and once it does, with the actual ports. */
public final class Listeners {
  private static final String BOUND_PORTS = "server.ports"; // where Boot keeps those of its servers

  private final ConfigurableEnvironment environment;

  public Listeners(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  /** The first one that other machines can reach. */
  Optional<Listener> beyondLoopback() {
    return Arrays.stream(Listener.values()).filter(this::isBeyondLoopback).findFirst();
  }

  /** Whether other machines can reach it; without an address everybody can. */
  boolean isBeyondLoopback(Listener listener) {
    return !address(listener).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /** Where programs on this machine reach it; empty while it does not listen. */
  public Optional<InetSocketAddress> reachable(Listener listener) {
    InetAddress address =
        address(listener)
            .filter(given -> !given.isAnyLocalAddress())
            .orElseGet(InetAddress::getLoopbackAddress);
    return port(listener).map(port -> new InetSocketAddress(address, port));
  }

  /**
   * Where it listens, the wildcard address where all of this machine's are meant; empty if nowhere.
   */
  public Optional<InetSocketAddress> listening(Listener listener) {
    return port(listener)
        .map(
            port ->
                address(listener)
                    .map(address -> new InetSocketAddress(address, port))
                    .orElseGet(() -> new InetSocketAddress(port)));
  }

  /**
   * Whether it speaks TLS: the HTTP servers do where {@code server.ssl} is set, the operations port
   * and that of nkMEDIA unless their own settings differ.
   */
  public boolean isEncrypted(Listener listener) {
    return ssl(listener).map(ssl -> ssl.isEnabled()).orElse(false);
  }

  /**
   * Whether it is an HTTP server that speaks TLS, and only with clients that have a certificate.
   */
  public boolean needsCertificate(Listener listener) {
    return ssl(listener)
        .filter(ssl -> ssl.isEnabled())
        .map(ssl -> ssl.getClientAuth() == ClientAuth.NEED)
        .orElse(false);
  }

  private Optional<Ssl> ssl(Listener listener) {
    return switch (listener) {
      case HTTP -> ssl("server.ssl");
      case NKMEDIA -> ssl("room.ws.ssl").or(() -> ssl("server.ssl"));
      case OPERATIONS -> ssl("management.server.ssl").or(() -> ssl("server.ssl"));
      case THRIFT -> Optional.empty();
    };
  }

  private Optional<Ssl> ssl(String prefix) {
    BindResult<Ssl> ssl = Binder.get(environment).bind(prefix, Ssl.class);
    return ssl.isBound() ? Optional.of(ssl.get()) : Optional.empty();
  }

  private Optional<InetAddress> address(Listener listener) {
    return Binder.get(environment)
        .bind(listener.addressProperty(), InetAddress.class)
        .map(Optional::of)
        .orElse(Optional.empty());
  }

  private Optional<Integer> port(Listener listener) {
    return Optional.ofNullable(
        environment.getProperty(listener.boundPortProperty(), Integer.class));
  }

  /** Takes note of the port that a listener was given. */
  void bound(Listener listener, int port) {
    PropertySource<?> source = environment.getPropertySources().get(BOUND_PORTS);
    if (source instanceof MapPropertySource bound) {
      bound.getSource().put(listener.boundPortProperty(), port);
    } else {
      Map<String, Object> ports = new HashMap<>();
      ports.put(listener.boundPortProperty(), port);
      environment.getPropertySources().addFirst(new MapPropertySource(BOUND_PORTS, ports));
    }
  }
}
