package dev.atrium.webhook;

import dev.atrium.core.Rooms;
import dev.atrium.core.Subscribers;
import dev.atrium.core.access.PayloadTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Webhooks to the receivers of {@code room.webhook.*}, and the operations endpoint {@code
 * webhooks}. The application provides {@link PayloadTokens}, which sign what is sent.
 */
@AutoConfiguration
@EnableConfigurationProperties({
  WebhookProperties.class,
  DeliveryProperties.class,
  AddressProperties.class
})
public class WebhookAutoConfiguration {
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  @Bean
  Timer webhookTimer() {
    return new Timer();
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient webhookClient(DeliveryProperties delivery) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1) // plain HTTP would be asked to switch to 2
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(delivery.connectTimeout())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  @Bean
  AddressRules webhookAddresses(AddressProperties addresses, WebhookProperties webhooks) {
    AddressRules rules =
        new AddressRules(addresses.refusePrivateAddresses(), addresses.allowedPrivateHosts());
    for (URI url : webhooks.urls()) {
      if (!rules.admit(url)) {
        throw new RefusedReceiverException(url.getHost());
      }
    }
    return rules;
  }

  @Bean
  Means webhookMeans(
      Subscribers subscribers,
      WebhookProperties webhooks,
      DeliveryProperties delivery,
      Timer timer) {
    return new Means(
        subscribers,
        new WebhookWriter(webhooks.filter(), webhooks.fullRoom()),
        rules(delivery),
        timer,
        InstantSource.system(),
        delivery.parallelRequests());
  }

  @Bean
  ReceiverOpening webhookReceivers(
      WebhookProperties webhooks,
      DeliveryProperties delivery,
      HttpClient client,
      AddressRules addresses,
      PayloadTokens tokens,
      Means means,
      ObjectProvider<MeterRegistry> registry) {
    var exchange =
        new HttpSender.Exchange(client, addresses, delivery.responseTimeout(), means.clock());
    return new ReceiverOpening(
        webhooks.urls(),
        url -> new HttpSender(url, webhooks.apiKey(), tokens, exchange),
        means,
        registry.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Bean
  Webhooks webhooks(Rooms rooms, Subscribers subscribers, ReceiverOpening opening) {
    return new Webhooks(rooms, subscribers, opening::open, LONGEST_END);
  }

  @Bean
  WebhooksEndpoint webhooksEndpoint(Webhooks webhooks, Subscribers subscribers) {
    return new WebhooksEndpoint(webhooks, subscribers);
  }

  private static LossRules rules(DeliveryProperties delivery) {
    return switch (delivery.delivery()) {
      case DURABLE ->
          new PatientRules(delivery.retryFor(), delivery.maxLaggingRooms(), new SecureRandom());
      case ORIGINAL -> new OriginalRules(delivery.maxLaggingRooms());
    };
  }
}
