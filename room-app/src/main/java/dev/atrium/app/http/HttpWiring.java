package dev.atrium.app.http;

import dev.atrium.app.config.LimitsProperties;
import dev.atrium.app.config.RequestBodyProperties;
import dev.atrium.app.config.ThriftPathProperties;
import dev.atrium.app.config.TurnPathProperties;
import dev.atrium.core.access.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;

/** The front of the public port and the container beneath it. */
@Configuration(proxyBeanMethods = false)
class HttpWiring {
  private static final String TWIRP = "/twirp/livekit.RoomService/";
  private static final List<String> SIGNAL =
      List.of("/rtc", "/rtc/validate", "/rtc/v1", "/rtc/v1/validate");

  @Bean
  Routes routes(
      ApplicationAvailability availability,
      @Qualifier("twirpEndpoint") HttpRequestHandler twirp,
      @Qualifier("signalEndpoint") HttpRequestHandler signal,
      @Qualifier("thriftEndpoint") ObjectProvider<HttpRequestHandler> thrift,
      @Qualifier("thriftDocs") ObjectProvider<HttpRequestHandler> thriftDocs,
      ThriftPathProperties thriftPath,
      @Qualifier("turnEndpoint") ObjectProvider<HttpRequestHandler> turn,
      TurnPathProperties turnPath) {
    Map<String, HttpRequestHandler> paths = new HashMap<>();
    paths.put("/", new Health(availability, InstantSource.system()));
    SIGNAL.forEach(path -> paths.put(path, signal));
    thrift.ifAvailable(endpoint -> paths.put(thriftPath.path(), endpoint));
    thriftDocs.ifAvailable(page -> paths.put(thriftPath.path() + "/docs", page));
    turn.ifAvailable(endpoint -> paths.put(turnPath.path(), endpoint));
    return new Routes(paths, Map.of(TWIRP, twirp));
  }

  @Bean
  OwnRules ownRules(
      ThriftPathProperties thriftPath,
      @Qualifier("thriftCors") BiConsumer<HttpServletRequest, HttpServletResponse> thriftCors,
      TurnPathProperties turnPath,
      @Qualifier("turnCors")
          ObjectProvider<BiConsumer<HttpServletRequest, HttpServletResponse>> turnCors) {
    Map<String, BiConsumer<HttpServletRequest, HttpServletResponse>> cors = new HashMap<>();
    cors.put(thriftPath.path(), thriftCors);
    turnCors.ifAvailable(own -> cors.put(turnPath.path(), own));
    return new OwnRules(cors);
  }

  /** Before every other filter: Spring Security guards the operations port, not this one. */
  @Bean
  FilterRegistrationBean<FrontFilter> front(
      Routes routes, AccessTokens tokens, LimitsProperties limits, OwnRules ownRules) {
    BodyLimit limit = new BodyLimit(limits.maxApiRequestBodySize().toBytes());
    var front =
        new FilterRegistrationBean<>(
            new FrontFilter(routes, new TokenCheck(tokens), limit, ownRules));
    front.addUrlPatterns("/*");
    front.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return front;
  }

  @Bean
  JettySettings jettySettings(
      @Value("${spring.lifecycle.timeout-per-shutdown-phase:20s}") Duration drainTime,
      RequestBodyProperties bodies) {
    return new JettySettings(drainTime, bodies.bodyTimeout(), System::nanoTime);
  }
}
