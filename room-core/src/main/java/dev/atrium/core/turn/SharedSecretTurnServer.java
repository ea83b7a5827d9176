package dev.atrium.core.turn;

import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.port.TurnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Time-limited credentials as coturn's {@code use-auth-secret} checks them (Thrift spec §7.1): the
 * user name is the expiry in decimal seconds, a colon and the holder; the password is signed with
 * the secret that both know. The first secret signs; further ones are those that coturn may still
 * know while they are rotated. Nothing revokes such credentials before their time.
 */
public final class SharedSecretTurnServer implements TurnServer {
  private final Optional<TurnSecret> signing;

  /**
   * @param secrets the signing one first; none switches TURN off
   */
  public SharedSecretTurnServer(List<String> secrets) {
    signing = secrets.stream().findFirst().map(TurnSecret::new);
  }

  @Override
  public Optional<TurnCredentials> credentials(TurnHolder holder, Instant expires) {
    return signing.map(secret -> secret.sign(expires.getEpochSecond() + ":" + holder.plainName()));
  }

  @Override
  public void revoke(Collection<String> sids) {
    // coturn asks nobody
  }

  @Override
  public Duration step(Duration validity) {
    return Duration.ofSeconds(1);
  }

  @Override
  public boolean waits() {
    return false;
  }
}
