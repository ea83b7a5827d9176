package dev.atrium.app.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Receivers of webhooks.
 *
 * @param apiKey whose secret signs what they are sent
 * @param includeEvents if any, only these are sent
 * @param excludeEvents heeded only while no events are included by name
 */
@ConfigurationProperties("room.webhook")
record WebhookProperties(
    @DefaultValue List<URI> urls,
    @DefaultValue("") String apiKey,
    @DefaultValue List<String> includeEvents,
    @DefaultValue List<String> excludeEvents) {

  WebhookProperties {
    for (URI url : urls) {
      Require.that(
          url.getHost() != null && List.of("http", "https").contains(url.getScheme()),
          "room.webhook.urls",
          "must be absolute http or https addresses");
    }
    urls = List.copyOf(urls);
  }

  /** Refuses receivers whose messages nobody could sign. */
  void check(Map<String, String> keys) {
    Require.that(
        urls.isEmpty() || keys.containsKey(apiKey),
        "room.webhook.api-key",
        "must be one of the keys in room.keys: api_key is required to use webhooks");
  }
}
