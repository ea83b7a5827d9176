package dev.atrium.ws.nkmedia;

import dev.atrium.core.StoredEvent;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to be told to whoever subscribed to it.
 *
 * @param topic what it is about
 * @param body empty for none
 * @param audience which of the subscribers may hear it
 * @param id by which it can be asked for again; empty for what is not stored
 * @param spot where it is in the stored events; behind them all for what is not stored
 */
record NkEvent(
    NkTopic topic,
    ObjectNode body,
    Predicate<NkSubscriber> audience,
    Optional<NkEventId> id,
    long spot) {

  static NkEvent toAll(NkTopic topic, ObjectNode body) {
    return toSome(topic, body, subscriber -> true);
  }

  static NkEvent toSome(NkTopic topic, ObjectNode body, Predicate<NkSubscriber> audience) {
    return new NkEvent(topic, body, audience, Optional.empty(), Long.MAX_VALUE);
  }

  /** This one as a frame that tells a stored event. */
  NkEvent stored(StoredEvent event, int frame, long place) {
    Optional<NkEventId> told = Optional.of(NkEventId.of(event, frame));
    return new NkEvent(topic, body, audience, told, NkSpots.of(place, frame));
  }

  boolean isStored() {
    return id.isPresent();
  }
}
