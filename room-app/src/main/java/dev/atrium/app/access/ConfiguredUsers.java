package dev.atrium.app.access;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.Users;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users that the settings name. Whoever has an access token needs no password: the token proves
 * its identity, and grants what it grants on LiveKit's wires.
 *
 * <p>Each attempt compares one hash of every kind that any user has, known user or not, so that its
 * time says nothing about who exists.
 */
public final class ConfiguredUsers implements Users {
  private static final Set<Grant> ALLOW_READING = EnumSet.of(Grant.ROOM_CREATE, Grant.ROOM_LIST);

  private final Map<String, ConfiguredUser> users;
  private final AccessTokens tokens;
  private final Passwords passwords = new Passwords();
  private final Map<String, String> decoys = new LinkedHashMap<>();

  public ConfiguredUsers(Map<String, ConfiguredUser> users, AccessTokens tokens) {
    this.users = Map.copyOf(users);
    this.tokens = tokens;
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
    return matches(password, known) ? Optional.ofNullable(known) : Optional.empty();
  }

  private boolean matches(String password, @Nullable ConfiguredUser known) {
    boolean right = false;
    for (Map.Entry<String, String> decoy : decoys.entrySet()) {
      if (known != null && Passwords.kindOf(known.password()).equals(decoy.getKey())) {
        right = passwords.matches(password, known.password());
      } else {
        passwords.matches(password, decoy.getValue());
      }
    }
    return right;
  }

  /** A token without an identity is the API key's own, and goes by the name of the key. */
  private Optional<Caller> bearer(String user, String password) {
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
