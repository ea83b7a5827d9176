package dev.atrium.core.access;

/**
 * Issues tokens that vouch for a payload: whoever knows the secret of the key can tell that the
 * payload comes from here, is recent, and was not changed.
 */
@FunctionalInterface
public interface PayloadTokens {

  /**
   * A token for exactly these bytes.
   *
   * @throws IllegalArgumentException if there is no such key, or not any more
   */
  String issue(String apiKey, byte[] payload);
}
