package dev.atrium.store.redis;

/**
 * Where the users of a TURN server are kept.
 *
 * @param uri of the database that coturn reads, as Lettuce writes it: {@code redis://} or {@code
 *     rediss://}; may hold a password, and is never printed
 * @param realm of the TURN server
 * @param namespace of this deployment among those that share the realm
 */
public record RedisTurnSettings(String uri, String realm, String namespace) {
  @Override
  public String toString() {
    return "RedisTurnSettings[realm=" + realm + ", namespace=" + namespace + "]";
  }
}
