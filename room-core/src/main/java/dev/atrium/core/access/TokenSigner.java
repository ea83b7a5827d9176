package dev.atrium.core.access;

import java.util.Optional;

/** Writes access tokens, for those who came with one; the other way of {@link AccessTokens}. */
@FunctionalInterface
public interface TokenSigner {

  /**
   * The token as a JWS in compact form, signed with the secret of its own API key.
   *
   * @return empty where that key is good no more
   */
  Optional<String> sign(AccessToken token);
}
