package dev.atrium.thrift;

import dev.atrium.core.Rooms;
import dev.atrium.core.access.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
  ThriftCorsProperties.class,
  ThriftPasswordProperties.class
})
public class ThriftAutoConfiguration {

  @Bean
  ThriftFunctions thriftFunctions(
      Rooms rooms,
      ThriftContractProperties contract,
      ThriftLimitProperties limits,
      ObjectProvider<MeterRegistry> registry,
      ThriftPasswordProperties passwords) {
    return new ThriftFunctions(
        new ThriftRoomHandler(
            rooms, passwords.getIncludesPassword(), contract.getDeclaresNotFound()),
        new ThriftMetrics(registry.getIfAvailable(CompositeMeterRegistry::new)),
        contract,
        limits.toLimits());
  }

  /** POST {@code /thrift}: the same functions, one message to a request. */
  @Bean
  HttpRequestHandler thriftEndpoint(
      ThriftFunctions functions, ThriftProperties properties, ThriftCors cors) {
    ThriftHttpCalls calls =
        new ThriftHttpCalls(functions.dispatcher(true), functions.limits(), anonymous(properties));
    return new ThriftHttpEndpoint(calls, functions.limits().message(), cors);
  }

  /** For whoever answers in place of the endpoint. */
  @Bean
  ThriftCors thriftCors(ThriftCorsProperties cors) {
    return new ThriftCors(cors.allowedOrigins(), "POST");
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "room.thrift.enabled", matchIfMissing = true)
  ThriftServer thriftServer(
      ThriftFunctions functions,
      ThriftProperties properties,
      ThriftConnectionProperties connections,
      ConfigurableEnvironment environment) {
    ConnectionRules rules =
        connections.rules(
            functions.limits(), functions.contract().protocols(), anonymous(properties));
    Executor executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("thrift-call-", 0).factory());
    List<ThriftListener> listeners = new ArrayList<>();
    boolean answerUpdate = functions.contract().replyToUpdateCall();
    listeners.add(
        listener(properties.at(properties.port()), rules, functions, answerUpdate, executor));
    if (properties.onewayPort() != 0) {
      listeners.add(
          listener(properties.at(properties.onewayPort()), rules, functions, false, executor));
    }
    return new ThriftServer(
        listeners,
        connections.toConnections(),
        properties.ioThreads(),
        rules.sweepMillis(),
        port -> BoundPort.publish(environment, port));
  }

  private static ThriftListener listener(
      InetSocketAddress address,
      ConnectionRules rules,
      ThriftFunctions functions,
      boolean answerUpdate,
      Executor executor) {
    Serving serving =
        new Serving(
            functions.dispatcher(answerUpdate), functions.metrics(), executor, System::nanoTime);
    return new ThriftListener(address, rules, serving);
  }

  private static Caller anonymous(ThriftProperties properties) {
    return Caller.everywhere("", properties.anonymousGrants());
  }
}
