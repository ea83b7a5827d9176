package dev.atrium.ws.nkmedia;

import tools.jackson.databind.node.ObjectNode;

/**
 * How a subscription wants its events.
 *
 * @param body is laid under theirs
 * @param marked whether stored events are to carry their {@code event_id}
 * @param from the spot after which stored events are wanted ({@link NkSpots})
 * @param bodyHash of the body, which is long in coming out
 */
record NkWish(ObjectNode body, boolean marked, long from, int bodyHash) {

  NkWish(ObjectNode body, boolean marked, long from) {
    this(body, marked, from, body.hashCode());
  }

  /** Of whatever there is, and is not stored. */
  static NkWish plain(ObjectNode body) {
    return new NkWish(body, false, Long.MIN_VALUE);
  }

  /** Whether it asks for nothing to be added. */
  boolean isPlain() {
    return body.isEmpty() && !marked;
  }

  boolean wants(NkEvent event) {
    return event.spot() > from;
  }

  NkWish from(long spot) {
    return new NkWish(body, marked, spot, bodyHash);
  }

  /** Of an event that both ask for: the body of the more specific one is laid on top. */
  NkWish under(NkWish specific) {
    ObjectNode both = NkMapper.overlaid(body, specific.body);
    return new NkWish(both, marked || specific.marked, Math.min(from, specific.from));
  }
}
