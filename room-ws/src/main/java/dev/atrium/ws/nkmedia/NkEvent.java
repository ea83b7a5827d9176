package dev.atrium.ws.nkmedia;

import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to be told to whoever subscribed to it.
 *
 * @param topic what it is about
 * @param body empty for none
 * @param audience which of the subscribers may hear it
 */
record NkEvent(NkTopic topic, ObjectNode body, Predicate<NkSubscriber> audience) {

  static NkEvent toAll(NkTopic topic, ObjectNode body) {
    return new NkEvent(topic, body, subscriber -> true);
  }
}
