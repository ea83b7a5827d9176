package dev.atrium.core.access;

import java.util.Optional;

/** The users of the nkMEDIA wire. */
@FunctionalInterface
public interface Users {

  /**
   * The caller that these credentials prove; empty if they prove nobody. Takes as long for an
   * unknown user as for a wrong password.
   */
  Optional<Caller> authenticate(String user, String password);
}
