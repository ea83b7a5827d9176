package dev.atrium.app.config;

import dev.atrium.app.access.ConfiguredUser;
import dev.atrium.app.access.Passwords;
import dev.atrium.app.access.Role;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Users of the nkMEDIA wire by name; passwords are never printed. */
@ConfigurationProperties("room")
record UsersProperties(@DefaultValue Map<String, User> users) {

  UsersProperties {
    users.forEach((name, user) -> user.check("room.users." + name + ".password"));
    users = Map.copyOf(users);
  }

  Map<String, ConfiguredUser> toUsers() {
    return users.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().toUser()));
  }

  /**
   * One of them.
   *
   * @param password a hash behind its kind in braces, or plain text
   */
  record User(@DefaultValue("") String password, @DefaultValue("member") Role role) {

    void check(String property) {
      Require.that(!password.isEmpty(), property, "must not be empty");
      Require.that(
          Passwords.kinds().contains(Passwords.kindOf(password)),
          property,
          "must be plain text or begin with the kind of its hash, one of " + Passwords.kinds());
      Require.that(
          Passwords.isWellFormed(password),
          property,
          "must hold a whole " + Passwords.kindOf(password) + " hash behind its kind");
      Require.that(
          !Passwords.isHashWithoutKind(password),
          property,
          "must have the kind of its hash before it, as {bcrypt}");
    }

    ConfiguredUser toUser() {
      return new ConfiguredUser(password, role);
    }

    @Override
    public String toString() {
      return "User[" + role + "]";
    }
  }
}
