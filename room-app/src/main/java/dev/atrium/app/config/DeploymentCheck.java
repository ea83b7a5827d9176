package dev.atrium.app.config;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses what must not be deployed: secrets that everybody knows, wires that everybody may use.
 * Development secrets are for the profiles {@code dev} and {@code test}, and for loopback.
 */
final class DeploymentCheck {
  private static final Logger log = LoggerFactory.getLogger(DeploymentCheck.class);
  private static final Profiles DEVELOPMENT = Profiles.of("(dev | test) & !staging & !prod");
  private static final int ADVISED_SECRET_LENGTH = 32;
  private static final String THRIFT = "thrift";

  private final boolean development;
  private final DevelopmentSecrets known;
  private final Listeners listeners;

  DeploymentCheck(Environment environment, DevelopmentSecrets known, Listeners listeners) {
    this.development = environment.acceptsProfiles(DEVELOPMENT);
    this.known = known;
    this.listeners = listeners;
  }

  void checkSecrets(KeysProperties keys, TurnProperties turn) {
    Optional<String> inUse = known.inUse();
    if (development) {
      inUse.ifPresent(this::checkLoopback);
      return;
    }
    inUse.ifPresent(
        property -> {
          throw new InvalidSettingException(
              property, "holds a development secret, which is refused outside dev and test");
        });
    Require.that(
        !keys.keys().containsKey(DevelopmentSecrets.KEY),
        "room.keys." + DevelopmentSecrets.KEY,
        "is the development key, which is refused outside dev and test");
    Require.that(!keys.keys().isEmpty(), "room.keys", "must hold an API key and its secret");
    Require.that(
        !turn.enabled() || !turn.secrets().isEmpty(),
        "room.turn.secrets",
        "must hold the secret of the TURN server, unless room.turn.enabled is false");
    keys.keys().entrySet().stream()
        .filter(entry -> entry.getValue().length() < ADVISED_SECRET_LENGTH)
        .map(Map.Entry::getKey)
        .forEach(key -> log.warn("The secret of room.keys.{} has less than 32 characters", key));
  }

  private void checkLoopback(String property) {
    listeners
        .beyondLoopback()
        .ifPresent(
            listener -> {
              throw new InvalidSettingException(
                  listener.addressProperty(),
                  "must be a loopback address such as 127.0.0.1, because "
                      + property
                      + " holds a development secret");
            });
  }

  void checkAnonymousWires(ThriftExposureProperties thrift, ExposureProperties allowed) {
    Require.that(
        thrift.anonymousGrants().isEmpty()
            || !isThriftBeyondLoopback(thrift)
            || allowed.anonymousWires().contains(THRIFT),
        "room.thrift.anonymous-grants",
        "must be empty, or room.thrift.address and server.address loopback addresses, unless"
            + " room.anonymous-wires names thrift");
  }

  /** The wire is served at a path of the HTTP port too, with the same grants. */
  private boolean isThriftBeyondLoopback(ThriftExposureProperties thrift) {
    return listeners.isBeyondLoopback(Listener.HTTP)
        || (thrift.enabled() && listeners.isBeyondLoopback(Listener.THRIFT));
  }
}
