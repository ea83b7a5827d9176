package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.EventId;
import dev.atrium.core.RoomException;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.Subscribers;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** How webhook receivers are doing, and what an administrator can do for them. */
@Endpoint(id = "webhooks")
final class WebhooksEndpoint {
  private final Webhooks webhooks;
  private final Subscribers subscribers;

  WebhooksEndpoint(Webhooks webhooks, Subscribers subscribers) {
    this.webhooks = webhooks;
    this.subscribers = subscribers;
  }

  @ReadOperation
  Map<String, List<ReceiverView>> all() {
    return Map.of("receivers", webhooks.receivers().stream().map(ReceiverView::of).toList());
  }

  /** Nothing for a receiver that is not there. */
  @ReadOperation
  @Nullable ReceiverDetails one(@Selector String receiver) {
    return webhooks.receiver(receiver).map(ReceiverDetails::of).orElse(null);
  }

  /**
   * Sends the events after one position up to another once more (to replay), or dead letters (to
   * redeliver).
   *
   * @param after a position, or an instant: from then on
   * @param upTo a position, or an instant: before then; if absent, the present
   * @param event the position of the event of one dead letter
   */
  @WriteOperation
  WebEndpointResponse<Map<String, Object>> act(
      @Selector String receiver,
      @Selector String action,
      @Nullable String after,
      @Nullable String upTo,
      @Nullable String event) {
    Optional<Receiver> found = webhooks.receiver(receiver);
    if (found.isEmpty()) {
      return notFound();
    }
    return switch (action) {
      case "replay" -> replay(found.get(), after, upTo);
      case "redeliver" -> redeliver(found.get(), letters(found.get(), event));
      default -> notFound();
    };
  }

  /**
   * Drops {@code dead-letters}, all or the one about that event, or ends {@code replays}.
   *
   * @param event the position of the event of one dead letter
   */
  @DeleteOperation
  WebEndpointResponse<Map<String, Object>> drop(
      @Selector String receiver, @Selector String what, @Nullable String event) {
    Optional<Receiver> found = webhooks.receiver(receiver);
    if (found.isEmpty()) {
      return notFound();
    }
    return switch (what) {
      case "dead-letters" -> {
        Set<EventId> events =
            letters(found.get(), event).stream().map(DeadLetter::event).collect(Collectors.toSet());
        found.get().discard(events);
        yield done("dropped", events.size());
      }
      case "replays" -> {
        int replays = found.get().replays().size();
        found.get().cancelReplays();
        yield done("ended", replays);
      }
      default -> notFound();
    };
  }

  private WebEndpointResponse<Map<String, Object>> replay(
      Receiver receiver, @Nullable String after, @Nullable String upTo) {
    if (after == null) {
      throw invalid("after is missing: a position or an instant");
    }
    try {
      EventId from = position(after);
      EventId to = upTo == null ? subscribers.latestEvent() : position(upTo);
      long events = subscribers.eventsBetween(from, to);
      if (events <= 0 || subscribers.eventsBetween(subscribers.earliestEvent(), from) < 0) {
        throw invalid("there are no such events: they are kept from " + kept());
      }
      SubscriberName replay = receiver.replay(from, to);
      return done("replay", replay.value(), "events", events);
    } catch (RoomException e) {
      throw invalid("there are no such events: they are kept from " + kept());
    }
  }

  private WebEndpointResponse<Map<String, Object>> redeliver(
      Receiver receiver, List<DeadLetter> letters) {
    return receiver.redeliver(letters)
        ? done("sending", letters.size())
        : new WebEndpointResponse<>(
            Map.of("error", "others are being sent"), WebEndpointResponse.STATUS_BAD_REQUEST);
  }

  private static List<DeadLetter> letters(Receiver receiver, @Nullable String event) {
    return receiver.deadLetters().kept().stream()
        .filter(letter -> event == null || letter.event().value().equals(event))
        .toList();
  }

  /** The position that a text gives, or the last one before the instant that it gives. */
  private EventId position(String text) {
    if (text.chars().allMatch(Character::isDigit)) {
      return new EventId(text);
    }
    try {
      return subscribers.latestEventBefore(Instant.parse(text));
    } catch (DateTimeException e) {
      throw invalid("neither a position nor an instant such as 2026-05-04T10:15:30Z");
    }
  }

  private String kept() {
    return subscribers.earliestEvent() + " to " + subscribers.latestEvent();
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  private static WebEndpointResponse<Map<String, Object>> notFound() {
    return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
  }

  private static WebEndpointResponse<Map<String, Object>> done(String name, Object value) {
    return new WebEndpointResponse<>(Map.of(name, value));
  }

  private static WebEndpointResponse<Map<String, Object>> done(
      String name, Object value, String other, Object otherValue) {
    return new WebEndpointResponse<>(Map.of(name, value, other, otherValue));
  }
}
