package dev.atrium.app.operations;

import dev.atrium.app.config.Listener;
import dev.atrium.app.config.Listeners;
import dev.atrium.app.config.TurnProbeProperties;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One indicator for each wire; each calls its port as a client would. */
@Configuration(proxyBeanMethods = false)
class WireHealthWiring {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @Bean
  HealthIndicator twirpHealthIndicator(Listeners listeners) {
    return health("twirp", http(listeners, Listener.HTTP, OK), SHORT);
  }

  /** Asks without a handshake, which the wire refuses and which costs it no connection. */
  @Bean
  HealthIndicator nkmediaHealthIndicator(Listeners listeners) {
    return health("nkmedia", http(listeners, Listener.NKMEDIA, NOT_FOUND), SHORT);
  }

  @Bean
  HealthIndicator thriftHealthIndicator(
      Listeners listeners,
      @Value("${room.thrift.enabled:true}") boolean enabled,
      @Value("${room.thrift.tls.mode:off}") String tls,
      @Value("${room.thrift.tls.client-auth:none}") ClientAuth clientAuth) {
    if (!enabled) {
      return () -> Health.unknown().withDetail("tcp", "switched off").build();
    }
    boolean encrypted = tls.equalsIgnoreCase("required");
    Supplier<Optional<InetSocketAddress>> where = () -> listeners.reachable(Listener.THRIFT);
    boolean closed = encrypted && clientAuth == ClientAuth.NEED;
    Probe probe = closed ? new CertificateRequestProbe(where) : new ThriftProbe(where, encrypted);
    return health("thrift", probe, LONG);
  }

  /** A TURN server is none of ours, and so is asked where that is wanted. */
  @Bean
  @ConditionalOnBooleanProperty("room.turn.probe")
  HealthIndicator turnServerHealthIndicator(TurnProbeProperties turn) {
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    Probe probe = new TurnProbe(turn.servers(), tls);
    return new WireHealth("A TURN server", probe, LONG, System::nanoTime);
  }

  private static Probe http(Listeners listeners, Listener listener, int expected) {
    Supplier<Optional<InetSocketAddress>> where = () -> listeners.reachable(listener);
    if (listeners.needsCertificate(listener)) {
      return new RefusalProbe(where);
    }
    String scheme = listeners.isEncrypted(listener) ? "https" : "http";
    return new HttpProbe(where, scheme, expected);
  }

  private static HealthIndicator health(String wire, Probe probe, Duration validity) {
    return new WireHealth("The wire " + wire, probe, validity, System::nanoTime);
  }
}
