package dev.atrium.app.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bodies of requests over HTTP, on the ports of the wires.
 *
 * @param bodyTimeout for the whole of one, from its head on; 0 for as long as it likes
 */
@ConfigurationProperties("room.http")
public record RequestBodyProperties(@DefaultValue("60s") Duration bodyTimeout) {
  public RequestBodyProperties {
    Require.that(!bodyTimeout.isNegative(), "room.http.body-timeout", "must not be negative");
  }
}
