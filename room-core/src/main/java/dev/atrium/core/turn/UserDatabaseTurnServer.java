package dev.atrium.core.turn;

import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.port.TurnServer;
import dev.atrium.core.port.TurnUser;
import dev.atrium.core.port.TurnUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Credentials of users in coturn's database ({@code lt-cred-mech}, Thrift spec §7.3), which are let
 * in as long as they are there: nobody is told of credentials before coturn can find their user.
 *
 * <p>User names are the expiry and the holder's sid, so that no two holders ever share one.
 * Passwords follow from the names by a secret that coturn does not know, and so are the same
 * however often they are asked for. While secrets are exchanged, users that an earlier one made
 * keep their passwords.
 */
public final class UserDatabaseTurnServer implements TurnServer {
  private static final int STEPS = 8;

  private final TurnUsers users;
  private final String realm;
  private final List<TurnSecret> secrets;

  /**
   * @param realm of the TURN server
   * @param secrets the one for new users first; none switches TURN off
   */
  public UserDatabaseTurnServer(TurnUsers users, String realm, List<String> secrets) {
    this.users = users;
    this.realm = realm;
    this.secrets = secrets.stream().map(TurnSecret::new).toList();
  }

  @Override
  public Optional<TurnCredentials> credentials(TurnHolder holder, Instant expires) {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    String name = expires.getEpochSecond() + ":" + holder.sid();
    List<TurnCredentials> choice = secrets.stream().map(secret -> secret.sign(name)).toList();
    List<String> keys = choice.stream().map(this::key).toList();
    return users
        .admit(new TurnUser(holder.sid(), name, keys, expires))
        .map(key -> choice.get(keys.indexOf(key)));
  }

  @Override
  public void revoke(Collection<String> sids) {
    users.revoke(sids);
  }

  /** Each expiry is a user: so a holder has a handful at a time, however often it asks. */
  @Override
  public Duration step(Duration validity) {
    return Duration.ofSeconds(Math.max(1, validity.toSeconds() / STEPS));
  }

  @Override
  public boolean waits() {
    return true;
  }

  private String key(TurnCredentials credentials) {
    return LongTermKey.of(credentials.username(), realm, credentials.password());
  }
}
