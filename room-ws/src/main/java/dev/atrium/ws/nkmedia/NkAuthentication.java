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

  /**
   * @param clock milliseconds that never go back
   */
  NkAuthentication(Users users, NkLoginRules rules, LongSupplier clock) {
    this.users = users;
    this.refusalDelay = rules.loginDelay();
    this.failed =
        new NkFailedLogins(rules.maxFailedLoginsPerAddress(), rules.failedLoginsWindow(), clock);
  }

  /** Nobody's name is empty; credentials from an address that is barred are not looked at. */
  Optional<Caller> authenticate(String user, String password, String address) {
    if (!begin(address)) {
      return Optional.empty();
    }
    Optional<Caller> caller = Optional.empty();
    try {
      caller = user.isEmpty() ? caller : users.authenticate(user, password);
    } finally {
      failed.end(address, caller.isEmpty());
    }
    return caller;
  }

  private boolean begin(String address) {
    try {
      return failed.begin(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What whoever is nobody is told, after a while. */
  NkReply.Late refusal() {
    return new NkReply.Late(refusalDelay, NkReply.refused(NkErrors.UNAUTHORIZED));
  }
}
