package dev.atrium.app.config;

import dev.atrium.app.keys.KeyRing;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** API keys: where they come from, which are good at the start, and from then on. */
@Configuration(proxyBeanMethods = false)
class KeyWiring {

  /** The variable is taken as it is: what looks like a placeholder may be part of a secret. */
  @Bean
  KeySources keySources(KeysProperties settings, ConfigurableEnvironment environment) {
    String variable =
        environment.getPropertySources().stream()
            .map(source -> source.getProperty(KeySources.VARIABLE))
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .findFirst()
            .orElse("");
    return new KeySources(settings, variable);
  }

  @Bean
  ConfiguredKeys configuredKeys(KeySources sources) {
    return sources.read();
  }

  @Bean
  KeyRing keyRing(ConfiguredKeys keys) {
    return new KeyRing(keys.secrets());
  }

  /** Shown as {@code webhooks}. */
  @Bean
  WebhookSigning webhooksHealthIndicator(WebhookProperties webhooks, KeyRing ring) {
    return new WebhookSigning(webhooks, ring);
  }

  @Bean
  KeyFileWatch keyFileWatch(
      KeySources sources, DeploymentCheck check, KeyRing ring, WebhookSigning webhooks) {
    return new KeyFileWatch(
        sources.file().map(file -> new KeyRotation(file, sources, check, ring, webhooks)));
  }
}
