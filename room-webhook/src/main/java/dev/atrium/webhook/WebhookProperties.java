package dev.atrium.webhook;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of what.
 *
 * @param urls of the receivers
 * @param apiKey whose secret signs what they are sent
 * @param includeEvents if any, only these are sent
 * @param excludeEvents heeded only while no events are included by name
 * @param additionalEvents besides those: {@code room_metadata_changed}, {@code participant_updated}
 * @param fullRoom whether events of tracks show the whole room, not only which it is
 */
@ConfigurationProperties("room.webhook")
record WebhookProperties(
    @DefaultValue List<URI> urls,
    @DefaultValue("") String apiKey,
    @DefaultValue List<String> includeEvents,
    @DefaultValue List<String> excludeEvents,
    @DefaultValue List<String> additionalEvents,
    @DefaultValue("false") boolean fullRoom) {

  WebhookProperties {
    urls = List.copyOf(new LinkedHashSet<>(urls));
    names(includeEvents);
    names(excludeEvents);
    if (!names(additionalEvents).stream().allMatch(EventName::isAdditional)) {
      throw new IllegalArgumentException(
          "room.webhook.additional-events may name room_metadata_changed and participant_updated");
    }
  }

  EventFilter filter() {
    return new EventFilter(names(includeEvents), names(excludeEvents), names(additionalEvents));
  }

  private static Set<EventName> names(List<String> events) {
    return events.stream().map(WebhookProperties::name).collect(Collectors.toSet());
  }

  private static EventName name(String event) {
    return EventName.named(event)
        .orElseThrow(
            () -> new IllegalArgumentException("room.webhook has no event called " + event));
  }
}
