package dev.atrium.app.config;

import dev.atrium.app.access.Passwords;
import java.util.Map;
import java.util.Optional;

/** The secrets of the profiles {@code dev} and {@code test}, which everybody knows. */
public final class DevelopmentSecrets {
  public static final String KEY = "devkey";
  public static final String SECRET = "secret";
  public static final String PASSWORD = "1234";
  static final String TURN_SECRET = "development-turn-secret";

  private final ConfiguredKeys keys;
  private final UsersProperties users;
  private final TurnProperties turn;

  DevelopmentSecrets(ConfiguredKeys keys, UsersProperties users, TurnProperties turn) {
    this.keys = keys;
    this.users = users;
    this.turn = turn;
  }

  /** The first setting that holds one of them. */
  public Optional<String> inUse() {
    return keys.developmentSecret().or(this::user).or(this::turnSecret);
  }

  /** Whether {@link #KEY} is an API key with {@link #SECRET}. */
  public boolean holdKey() {
    return keys.find(KEY).filter(key -> key.secret().equals(SECRET)).isPresent();
  }

  private Optional<String> user() {
    var passwords = new Passwords();
    return users.users().entrySet().stream()
        .filter(entry -> passwords.matches(PASSWORD, entry.getValue().password()))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(user -> "room.users." + user + ".password");
  }

  private Optional<String> turnSecret() {
    return turn.active().contains(TURN_SECRET)
        ? Optional.of("room.turn.secrets")
        : Optional.empty();
  }
}
