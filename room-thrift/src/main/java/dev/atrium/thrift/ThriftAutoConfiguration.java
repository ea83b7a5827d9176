package dev.atrium.thrift;

import dev.atrium.core.Rooms;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.HttpRequestHandler;

/** Thrift on its own port and, for HTTP, as a handler to be put under a path. */
@AutoConfiguration
@EnableConfigurationProperties({
  ThriftProperties.class,
  ThriftContractProperties.class,
  ThriftLimitProperties.class,
  ThriftConnectionProperties.class,
  ThriftOperationProperties.class,
  ThriftTlsProperties.class,
  ThriftCorsProperties.class,
  ThriftPasswordProperties.class
})
public class ThriftAutoConfiguration {
  private static final AccessTokens NO_TOKENS =
      token -> {
        throw new TokenException(TokenException.Kind.UNKNOWN_KEY, "");
      };

  @Bean
  ThriftMetrics thriftMetrics(ObjectProvider<MeterRegistry> registry) {
    return new ThriftMetrics(registry.getIfAvailable(CompositeMeterRegistry::new));
  }

  /** What messages come to, with metrics, log, tracing and the limit of the rate around it. */
  @Bean
  ThriftHandler thriftHandler(
      ThriftRoomHandler rooms,
      ThriftMetrics metrics,
      ThriftOperationProperties operation,
      ObjectProvider<AccessTokens> tokens,
      ObjectProvider<ObservationRegistry> observations) {
    List<ThriftInterceptor> chain = new ArrayList<>();
    chain.add(metrics);
    if (operation.accessLog()) {
      chain.add(new AccessLog(System::nanoTime));
    }
    if (operation.tracing()) {
      chain.add(new Tracing(observations.getIfAvailable(() -> ObservationRegistry.NOOP)));
    }
    chain.add(new RateLimit(metrics));
    TokenCallers callers = new TokenCallers(tokens.getIfAvailable(() -> NO_TOKENS));
    return ThriftInterceptor.around(new ThriftCalls(rooms, callers), chain);
  }

  @Bean
  ThriftRoomHandler thriftRoomHandler(
      Rooms rooms, ThriftContractProperties contract, ThriftPasswordProperties passwords) {
    return new ThriftRoomHandler(
        rooms, passwords.getIncludesPassword(), contract.getDeclaresNotFound());
  }

  @Bean
  ThriftFunctions thriftFunctions(
      ThriftRoomHandler rooms,
      ThriftHandler handler,
      ThriftMetrics metrics,
      ThriftContractProperties contract,
      ThriftLimitProperties limits,
      ThriftProperties properties) {
    return new ThriftFunctions(
        rooms,
        handler,
        metrics,
        contract,
        limits.toLimits(),
        Caller.everywhere("", properties.anonymousGrants()));
  }

  /** POST {@code /thrift}: the same functions, one message to a request. */
  @Bean
  HttpRequestHandler thriftEndpoint(
      ThriftFunctions functions, ThriftConnectionProperties connections, ThriftCors cors) {
    return new ThriftHttpEndpoint(
        new ThriftHttpCalls(functions.dispatcher(true), functions.limits()),
        functions.limits().message(),
        functions.anonymous(),
        connections.toRates(),
        cors);
  }

  /** GET {@code /thrift/docs}, for people. */
  @Bean
  @ConditionalOnBooleanProperty(name = "room.thrift.docs")
  HttpRequestHandler thriftDocs() {
    return new ThriftDocs();
  }

  /** For whoever answers in place of the endpoint. */
  @Bean
  ThriftCors thriftCors(ThriftCorsProperties cors) {
    return new ThriftCors(cors.allowedOrigins(), "POST");
  }

  @Bean
  ThriftTls thriftTls(ThriftTlsProperties properties, ObjectProvider<SslBundles> bundles) {
    if (properties.mode() == TlsMode.OFF) {
      return ThriftTls.OFF;
    }
    String bundle = properties.requiredBundle();
    TlsEngines engines = TlsEngines.of(bundles.getObject(), bundle, properties.clientAuth());
    return new ThriftTls(properties.mode(), engines, new CertifiedCallers(properties.clients()));
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "room.thrift.enabled", matchIfMissing = true)
  ThriftServer thriftServer(
      ThriftFunctions functions,
      ThriftTls tls,
      ThriftProperties properties,
      ThriftConnectionProperties connections,
      ConfigurableEnvironment environment) {
    ConnectionRules rules =
        connections.rules(
            functions.limits(), functions.contract().protocols(), functions.anonymous());
    return new ThriftServer(
        new ThriftListeners(functions, rules, tls).of(properties),
        connections.toConnections(),
        properties.ioThreads(),
        rules.sweepMillis(),
        port -> BoundPort.publish(environment, port));
  }
}
