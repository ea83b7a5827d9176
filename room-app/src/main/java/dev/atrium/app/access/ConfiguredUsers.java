package dev.atrium.app.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.Users;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The users that the settings name. Whoever has an access token needs no password: the token proves
 * its identity, and grants what it grants on LiveKit's wires.
 *
 * <p>Each attempt compares one hash of every kind that any user has, known user or not, so that its
 * time says nothing about who exists. Only to give the right password once more is faster.
 */
public final class ConfiguredUsers implements Users {
  private static final Set<Grant> ALLOW_READING = EnumSet.of(Grant.ROOM_CREATE, Grant.ROOM_LIST);

  private final Map<String, ConfiguredUser> users;
  private final AccessTokens tokens;
  private final BiPredicate<String, String> comparison;
  private final RememberedPasswords remembered;
  private final Map<String, String> decoys = new LinkedHashMap<>();

  /**
   * @param remembered how long a password that was right is not compared again
   */
  public ConfiguredUsers(
      Map<String, ConfiguredUser> users, AccessTokens tokens, Duration remembered) {
    this(
        users,
        tokens,
        new PasswordQueue(new Passwords()::matches),
        new RememberedPasswords(remembered, Ticker.systemTicker()));
  }

  /**
   * @param comparison of a password that somebody gave with a configured one
   */
  ConfiguredUsers(
      Map<String, ConfiguredUser> users,
      AccessTokens tokens,
      BiPredicate<String, String> comparison,
      RememberedPasswords remembered) {
    this.users = Map.copyOf(users);
    this.tokens = tokens;
    this.comparison = comparison;
    this.remembered = remembered;
    users.values().stream()
        .map(ConfiguredUser::password)
        .forEach(password -> decoys.putIfAbsent(Passwords.kindOf(password), password));
  }

  @Override
  public Optional<Caller> authenticate(String user, String password) {
    Optional<Caller> bearer = bearer(user, password);
    return bearer.isPresent()
        ? bearer
        : known(user, password).map(known -> Caller.everywhere(user, known.role().grants()));
  }

  /** The user of that name, if the password is right. */
  public Optional<ConfiguredUser> known(String user, String password) {
    ConfiguredUser known = users.get(user);
    String configured = known == null ? "" : known.password();
    ByteBuffer digest = remembered.digest(user, configured, password);
    if (remembered.isRight(digest)) {
      return Optional.ofNullable(known);
    }
    if (!matches(password, known)) {
      return Optional.empty();
    }
    remembered.add(digest);
    return Optional.ofNullable(known);
  }

  private boolean matches(String password, @Nullable ConfiguredUser known) {
    boolean right = false;
    for (Map.Entry<String, String> decoy : decoys.entrySet()) {
      if (known != null && Passwords.kindOf(known.password()).equals(decoy.getKey())) {
        right = compare(password, known.password());
      } else {
        compare(password, decoy.getValue());
      }
    }
    return right;
  }

  private boolean compare(String given, String configured) {
    return comparison.test(given, configured);
  }

  /**
   * A token without an identity is the API key's own, and goes by the name of the key. Whoever
   * makes tokens may let others choose their identity: by none of them is a configured user known.
   */
  private Optional<Caller> bearer(String user, String password) {
    if (users.containsKey(user)) {
      return Optional.empty();
    }
    try {
      AccessToken token = tokens.verify(password);
      return token.callerName().equals(user)
          ? Optional.of(caller(user, token.caller()))
          : Optional.empty();
    } catch (TokenException e) {
      return Optional.empty(); // then it is a password
    }
  }

  /**
   * nkMEDIA shows a room to whoever may list, make or administer it; LiveKit has no claim for that.
   */
  private static Caller caller(String user, Caller bearer) {
    Set<Grant> everywhere = withReading(bearer.everywhere(), ALLOW_READING);
    Set<Grant> inRoom = withReading(bearer.inRoom(), EnumSet.of(Grant.ROOM_ADMIN));
    return new Caller(
        user, everywhere, bearer.room(), inRoom, bearer.destination(), bearer.tokenFrom());
  }

  private static Set<Grant> withReading(Set<Grant> grants, Set<Grant> sufficient) {
    if (Collections.disjoint(grants, sufficient)) {
      return grants;
    }
    Set<Grant> more = EnumSet.copyOf(grants);
    more.add(Grant.ROOM_READ);
    return more;
  }
}
