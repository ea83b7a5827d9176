package dev.atrium.app.config;

import dev.atrium.app.keys.KeyRing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether webhooks can be signed: their key may leave the key file while they are sent. Events wait
 * until it is back, so that health stays up and shows what is wrong.
 */
final class WebhookSigning implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(WebhookSigning.class);

  private final WebhookProperties webhooks;
  private final KeyRing keys;
  private boolean missing;

  WebhookSigning(WebhookProperties webhooks, KeyRing keys) {
    this.webhooks = webhooks;
    this.keys = keys;
  }

  /** To be told after each change of the keys. */
  synchronized void keysChanged() {
    boolean before = missing;
    missing = isMissing();
    if (missing && !before) {
      log.warn(
          "room.webhook.api-key is none of the API keys any more: webhooks wait until it is back");
    } else if (before && !missing) {
      log.info("room.webhook.api-key is an API key again: webhooks go on");
    }
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("receivers", webhooks.urls().size());
    return isMissing()
        ? health.withDetail("waiting", "room.webhook.api-key is none of the API keys").build()
        : health.build();
  }

  private boolean isMissing() {
    return !webhooks.urls().isEmpty() && keys.secretOf(webhooks.apiKey()).isEmpty();
  }
}
