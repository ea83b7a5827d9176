package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Users;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who somebody is by a name and a password, and how often that may be guessed from one address. */
final class NkAuthentication {
  private final Users users;
  private final NkFailedLogins failed;
  private final Duration refusalDelay;
  private final LongSupplier clock;

  /**
   * @param clock milliseconds that never go back
   */
  NkAuthentication(Users users, NkLoginRules rules, LongSupplier clock) {
    this.users = users;
    this.clock = clock;
    this.refusalDelay = rules.loginDelay();
    this.failed =
        new NkFailedLogins(
            rules.maxFailedLoginsPerAddress(), rules.failedLoginsWindow().toMillis());
  }

  /** Nobody's credentials are empty; those from an address that is barred are not looked at. */
  Optional<Caller> authenticate(String user, String password, String address) {
    boolean hopeless = user.isEmpty() || failed.isBarred(address, clock.getAsLong());
    Optional<Caller> caller = hopeless ? Optional.empty() : users.authenticate(user, password);
    if (caller.isEmpty()) {
      failed.add(address, clock.getAsLong());
    }
    return caller;
  }

  /** What whoever is nobody is told, after a while. */
  NkReply.Late refusal() {
    return new NkReply.Late(refusalDelay, NkReply.refused(NkErrors.UNAUTHORIZED));
  }
}
