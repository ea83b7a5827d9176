package dev.atrium.thrift;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * TURN credentials over HTTP.
 *
 * @param enabled whether they are served at all
 * @param allowedOrigins of pages that may see them: exact origins, or {@code *} alone for all
 * @param rateLimit requests a second from one address, after a pause twice as many at once; 0 for
 *     as many as it likes
 */
@ConfigurationProperties("room.turn.http")
record TurnHttpProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue Set<String> allowedOrigins,
    @DefaultValue("10") int rateLimit) {

  TurnHttpProperties {
    Require.that(rateLimit >= 0, "room.turn.http.rate-limit", "must not be negative");
    allowedOrigins = Set.copyOf(allowedOrigins);
  }
}
