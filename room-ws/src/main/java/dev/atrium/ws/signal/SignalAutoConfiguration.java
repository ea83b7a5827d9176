package dev.atrium.ws.signal;

import dev.atrium.core.Rooms;
import dev.atrium.core.Stays;
import dev.atrium.core.access.TokenSigner;
import dev.atrium.core.media.Media;
import dev.atrium.ws.WsAutoConfiguration;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.server.HandshakeHandler;

/**
 * LiveKit's client signalling: {@code signalEndpoint}, for the paths below {@code /rtc}. Who calls
 * is to be found in request attributes of the class names of caller and token. The size of messages
 * is up to the application.
 */
@AutoConfiguration(after = WsAutoConfiguration.class)
@EnableConfigurationProperties({
  SignalLimits.class,
  SignalTimings.class,
  SignalServer.class,
  IceUris.class
})
public class SignalAutoConfiguration {

  @Bean
  SignalSettings signalSettings(SignalTimings timings, SignalLimits limits, SignalServer server) {
    return new SignalSettings(timings, limits, server);
  }

  @Bean
  SignalWiring.Given signalGiven(
      Rooms rooms,
      Stays stays,
      Media media,
      TokenSigner signer,
      IceUris ice,
      @Value("${room.node-id:local}") String node) {
    return new SignalWiring.Given(
        rooms, stays, media, signer, InstantSource.system(), ice.uris(), node);
  }

  @Bean(destroyMethod = "close")
  SignalWiring.Served signalServed(
      SignalWiring.Given given,
      SignalSettings settings,
      WsRuntime runtime,
      ObjectProvider<MeterRegistry> registry) {
    MeterRegistry meters = registry.getIfAvailable(() -> Metrics.globalRegistry);
    return SignalWiring.serve(given, settings, runtime, meters);
  }

  @Bean
  Admissions signalAdmissions(SignalWiring.Served served) {
    return new Admissions(served.host());
  }

  @Bean
  SignalEndpoint signalEndpoint(
      Stays stays,
      SignalWiring.Served served,
      Admissions admissions,
      HandshakeHandler signalHandshake) {
    return new SignalEndpoint(
        new JoinCheck(stays), admissions, new SignalHandler(served.host()), signalHandshake);
  }

  @Bean
  SignalLifecycle signalLifecycle(SignalWiring.Served served, Admissions admissions) {
    return new SignalLifecycle(served.host(), admissions);
  }
}
