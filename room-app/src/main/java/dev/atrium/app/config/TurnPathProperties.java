package dev.atrium.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * TURN credentials over HTTP.
 *
 * @param path where they are served, if they are
 */
@ConfigurationProperties("room.turn.http")
public record TurnPathProperties(@DefaultValue("/turn") String path) {
  public TurnPathProperties {
    Require.that(path.startsWith("/"), "room.turn.http.path", "must begin with /");
  }
}
