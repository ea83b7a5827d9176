package dev.atrium.app.config;

import dev.atrium.store.redis.RedisTurnSettings;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the TURN server knows whom it is to let in (Thrift spec §7.2, §7.3).
 *
 * @param realm that it is configured with; needed where it looks users up
 */
@ConfigurationProperties("room.turn")
record TurnDatabaseProperties(
    @DefaultValue("shared-secret") Mode mode,
    @DefaultValue("") String realm,
    @DefaultValue Redis redis) {

  private static final Pattern REALM = Pattern.compile("[A-Za-z0-9._-]*");
  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern URI = Pattern.compile("rediss?://[^\\s#]+");

  TurnDatabaseProperties {
    Require.that(
        REALM.matcher(realm).matches(),
        "room.turn.realm",
        "must be letters, digits, dots and hyphens");
    Require.that(
        mode == Mode.SHARED_SECRET || !realm.isEmpty(),
        "room.turn.realm",
        "must be the realm of the TURN server, because room.turn.mode is user-database");
  }

  enum Mode {
    /** By a secret that it shares: what is given out holds until it expires. */
    SHARED_SECRET,
    /** By users in a database that it reads: what is given out can be revoked. */
    USER_DATABASE
  }

  /**
   * The database.
   *
   * @param uri of the Redis that the TURN server reads; may hold a password, and is never printed
   * @param namespace of this deployment among those that use the same realm
   */
  record Redis(
      @DefaultValue("redis://127.0.0.1:6379") String uri,
      @DefaultValue("atrium") String namespace) {

    Redis {
      Require.that(
          URI.matcher(uri).matches() && RedisTurnSettings.isUri(uri),
          "room.turn.redis.uri",
          "must be of the form redis://host:port or rediss://host:port, a password in it"
              + " percent-encoded");
      Require.that(
          NAMESPACE.matcher(namespace).matches(),
          "room.turn.redis.namespace",
          "must be letters, digits, dots and hyphens");
    }

    @Override
    public String toString() {
      return "Redis[namespace=" + namespace + "]";
    }
  }

  RedisTurnSettings toSettings() {
    return new RedisTurnSettings(redis.uri(), realm, redis.namespace());
  }
}
