package dev.atrium.app.config;

import dev.atrium.app.keys.KeyFile;
import dev.atrium.app.keys.KeyFile.Stamp;
import dev.atrium.app.keys.KeyRing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up a key file that has changed, once it is the same at two looks: before that somebody may
 * still be writing it. A file that cannot be used leaves the keys as they are; that is said once.
 */
final class KeyRotation {
  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  private final KeyFile file;
  private final KeySources sources;
  private final DeploymentCheck check;
  private final KeyRing ring;
  private final WebhookSigning webhooks;
  private Optional<Stamp> taken = Optional.empty();
  private Optional<Stamp> seen = Optional.empty();
  private String complaint = "";

  KeyRotation(
      KeyFile file,
      KeySources sources,
      DeploymentCheck check,
      KeyRing ring,
      WebhookSigning webhooks) {
    this.file = file;
    this.sources = sources;
    this.check = check;
    this.ring = ring;
    this.webhooks = webhooks;
  }

  /** To be called again and again, by one thread. */
  void look() {
    Optional<Stamp> now = file.stamp();
    if (now.isPresent() && now.equals(taken)) {
      return;
    }
    if (!now.equals(seen)) {
      seen = now;
      return;
    }
    try {
      take();
      taken = now;
      complaint = "";
    } catch (InvalidSettingException e) {
      complain(e);
    }
  }

  private void take() {
    ConfiguredKeys keys = sources.read();
    check.checkKeys(keys);
    if (ring.replace(keys.secrets())) {
      log.info("The API keys have changed: {} are good now", keys.keys().size());
      webhooks.keysChanged();
    }
  }

  private void complain(InvalidSettingException refusal) {
    if (!complaint.equals(refusal.demand())) {
      complaint = refusal.demand();
      log.warn("The API keys stay as they were, because {} {}", refusal.property(), complaint);
    }
  }
}
