package dev.atrium.core.port;

import dev.atrium.core.RoomException;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Issues credentials for a TURN server; one issuer for every wire. */
public interface TurnServer {

  /**
   * Credentials that the TURN server accepts from when this returns, up to and including that
   * second or until they are revoked.
   *
   * @param expires whole seconds
   * @return empty while TURN is switched off, and for a holder whose credentials were revoked
   * @throws RoomException {@code StoreUnavailable} if the TURN server cannot be told of them
   */
  Optional<TurnCredentials> credentials(TurnHolder holder, Instant expires);

  /**
   * Makes the TURN server refuse, from when this returns on, whatever these holders were given, as
   * far as it can refuse what has not expired. For good: they are given nothing any more.
   *
   * @param sids of the holders
   * @throws RoomException {@code StoreUnavailable} if the TURN server cannot be told
   */
  void revoke(Collection<String> sids);

  /**
   * How far apart expiries are to be that it is asked for, at least a second: more where each of
   * them leaves something behind until then.
   *
   * @param validity of the credentials
   */
  Duration step(Duration validity);

  /** Whether the other methods wait for something outside of this process. */
  boolean waits();
}
