package dev.atrium.app.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the webhooks' settings has to fit others.
 *
 * @param apiKey whose secret signs what receivers are sent
 */
@ConfigurationProperties("room.webhook")
record WebhookProperties(@DefaultValue List<URI> urls, @DefaultValue("") String apiKey) {

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
