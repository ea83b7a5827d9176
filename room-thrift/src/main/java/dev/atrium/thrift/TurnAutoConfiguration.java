package dev.atrium.thrift;

import dev.atrium.core.Rooms;
import dev.atrium.core.access.Caller;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;

/** TURN credentials of rooms for HTTP clients, as a handler to be put under a path. */
@AutoConfiguration(after = ThriftAutoConfiguration.class)
@EnableConfigurationProperties({TurnHttpProperties.class, TurnUris.class})
public class TurnAutoConfiguration {

  /** For whoever answers in place of the endpoint; asked for by its name alone. */
  @Bean(defaultCandidate = false)
  @ConditionalOnBooleanProperty("room.turn.http.enabled")
  ThriftCors turnCors(TurnHttpProperties http) {
    return new ThriftCors(http.allowedOrigins(), "GET");
  }

  @Bean
  @ConditionalOnBooleanProperty("room.turn.http.enabled")
  HttpRequestHandler turnEndpoint(
      Rooms rooms,
      ThriftProperties thrift,
      ThriftPasswordProperties passwords,
      TurnUris uris,
      TurnHttpProperties http) {
    Caller anonymous = Caller.everywhere("", thrift.anonymousGrants());
    return new TurnEndpoint(
        rooms,
        new TurnAudience(anonymous, passwords.getIncludesPassword()),
        uris.uris(),
        new AddressRates(http.rateLimit(), System::nanoTime),
        turnCors(http),
        InstantSource.system());
  }
}
