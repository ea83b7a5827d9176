package dev.atrium.core.port;

import dev.atrium.core.TurnCredentials;
import java.time.Instant;
import java.util.Optional;

/** Issues credentials for a TURN server; one signer for every wire. */
@FunctionalInterface
public interface TurnServer {

  /**
   * Credentials that the TURN server accepts up to and including that second.
   *
   * @param subject whom they name; only {@code A-Za-z0-9_.@-}
   * @param expires whole seconds
   * @return empty while TURN is switched off
   */
  Optional<TurnCredentials> credentials(String subject, Instant expires);
}
