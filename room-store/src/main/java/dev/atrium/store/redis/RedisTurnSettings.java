package dev.atrium.store.redis;

import io.lettuce.core.RedisURI;

/**
 * Where the users of a TURN server are kept.
 *
 * @param uri of the database that coturn reads, as Lettuce writes it: {@code redis://} or {@code
 *     rediss://}; may hold a password, and is never printed
 * @param realm of the TURN server
 * @param namespace of this deployment among those that share the realm
 */
public record RedisTurnSettings(String uri, String realm, String namespace) {

  /** Whether a database can be connected to by that text; says nothing of why it cannot. */
  public static boolean isUri(String text) {
    try {
      RedisURI address = RedisURI.create(text);
      return address.getHost() != null && !address.getHost().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "RedisTurnSettings[realm=" + realm + ", namespace=" + namespace + "]";
  }
}
