package dev.atrium.app.config;

import dev.atrium.app.config.ConfiguredKeys.ConfiguredKey;
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

  void checkSecrets(ConfiguredKeys keys, TurnProperties turn) {
    checkKeys(keys);
    known.inUse().ifPresent(this::checkDevelopmentSecret);
    Require.that(
        development || !turn.enabled() || !turn.secrets().isEmpty(),
        "room.turn.secrets",
        "must hold the secret of the TURN server, unless room.turn.enabled is false");
    if (!development && turn.active().stream().anyMatch(DeploymentCheck::isShort)) {
      warnOfShort("room.turn.secrets");
    }
  }

  /** Holds for those of the start, and for all that come later. */
  void checkKeys(ConfiguredKeys keys) {
    keys.developmentSecret().ifPresent(this::checkDevelopmentSecret);
    if (development) {
      return;
    }
    keys.find(DevelopmentSecrets.KEY)
        .ifPresent(
            key -> {
              throw new InvalidSettingException(
                  key.property(),
                  "holds the development key, which is refused outside dev and test");
            });
    Require.that(
        !keys.isEmpty(),
        "room.keys",
        "must hold an API key and its secret, unless room.key-file or LIVEKIT_KEYS does");
    keys.keys().values().stream()
        .filter(key -> isShort(key.secret()))
        .map(ConfiguredKey::property)
        .distinct()
        .forEach(DeploymentCheck::warnOfShort);
  }

  private static boolean isShort(String secret) {
    return secret.length() < ADVISED_SECRET_LENGTH;
  }

  private static void warnOfShort(String property) {
    log.warn("A secret of {} has less than 32 characters", property);
  }

  private void checkDevelopmentSecret(String property) {
    if (!development) {
      throw new InvalidSettingException(
          property, "holds a development secret, which is refused outside dev and test");
    }
    checkLoopback(property);
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
