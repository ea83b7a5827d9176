package dev.atrium.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Thrift over HTTP.
 *
 * @param path where it is served
 */
@ConfigurationProperties("room.thrift.http")
public record ThriftPathProperties(@DefaultValue("/thrift") String path) {
  public ThriftPathProperties {
    Require.that(path.startsWith("/"), "room.thrift.http.path", "must begin with /");
  }
}
