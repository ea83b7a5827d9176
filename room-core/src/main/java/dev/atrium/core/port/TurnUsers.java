package dev.atrium.core.port;

import dev.atrium.core.RoomException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The users of a TURN server, kept where it looks them up. What a method did holds for the TURN
 * server when it returns. Any method throws {@link RoomException} with {@code StoreUnavailable}
 * when that place cannot be reached or does not take it.
 */
public interface TurnUsers {

  /**
   * Has the user let in until it expires, or is revoked. One that is there already keeps the key
   * that it has, if that is one of {@link TurnUser#keys}.
   *
   * @return the key that the user has now; empty, and nothing happened, if its holder was revoked
   */
  Optional<String> admit(TurnUser user);

  /** Forgets all users of these holders, and admits none for them any more. */
  void revoke(Collection<String> holders);

  /** Those who have users, and some who only had. */
  Set<String> holders();

  /** Only throws, where there is reason to. */
  void check();
}
