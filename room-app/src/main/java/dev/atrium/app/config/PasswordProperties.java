package dev.atrium.app.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Passwords of users.
 *
 * @param remembered how long one that was right is not compared again; 0 for not at all
 */
@ConfigurationProperties("room.passwords")
record PasswordProperties(@DefaultValue("1m") Duration remembered) {
  PasswordProperties {
    Require.that(!remembered.isNegative(), "room.passwords.remembered", "must not be negative");
  }
}
