package dev.atrium.ws.nkmedia;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients come in, and how often they may try. Limits of 0 do not hold.
 *
 * @param loginTimeout for the login of a connection, whatever else it sends meanwhile
 * @param loginDelay before a refused login is answered
 * @param maxFailedLogins of one connection, which is closed then
 * @param maxFailedLoginsPerAddress within {@code failedLoginsWindow} from the first of them on:
 *     until that is over nobody is let in from there
 * @param maxConnectionsPerUser logged in at once
 */
@ConfigurationProperties("room.ws")
record NkLoginRules(
    @DefaultValue("180s") Duration loginTimeout,
    @DefaultValue("1s") Duration loginDelay,
    @DefaultValue("10") int maxFailedLogins,
    @DefaultValue("100") int maxFailedLoginsPerAddress,
    @DefaultValue("1m") Duration failedLoginsWindow,
    @DefaultValue("0") int maxConnectionsPerUser) {

  NkLoginRules {
    require(!loginTimeout.minusSeconds(5).isNegative(), "login-timeout must be 5s or longer");
    require(!loginDelay.isNegative(), "login-delay must not be negative");
    require(maxFailedLogins >= 0, "max-failed-logins must not be negative");
    require(maxFailedLoginsPerAddress >= 0, "max-failed-logins-per-address must not be negative");
    require(failedLoginsWindow.isPositive(), "failed-logins-window must be longer than nothing");
    require(maxConnectionsPerUser >= 0, "max-connections-per-user must not be negative");
  }

  private static void require(boolean condition, String claim) {
    if (!condition) {
      throw new IllegalArgumentException("room.ws." + claim);
    }
  }
}
