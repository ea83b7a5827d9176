package dev.atrium.core.access;

/** Verifies LiveKit access tokens against the configured API keys (LiveKit spec §3). */
@FunctionalInterface
public interface AccessTokens {

  /**
   * What the token says.
   *
   * @param token a JWS in compact form, exactly as it was sent: blanks around it spoil it
   */
  AccessToken verify(String token) throws TokenException;
}
