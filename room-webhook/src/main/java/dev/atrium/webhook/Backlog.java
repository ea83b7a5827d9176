package dev.atrium.webhook;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomName;
import dev.atrium.core.StoredEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The rooms of which a receiver is still to be told something. Each is handed out to one at a time,
 * so that its events arrive in order while rooms do not wait for each other. Bounded, whatever is
 * in the log.
 */
final class Backlog {
  private final Bounds bounds;
  private final Comparator<EventId> order;
  private final Map<RoomName, Lane> lanes = new HashMap<>();
  private final Queue<Lane> ready = new ArrayDeque<>();

  /**
   * @param order in which events follow each other in the log
   */
  Backlog(Bounds bounds, Comparator<EventId> order) {
    this.bounds = bounds;
    this.order = order;
  }

  /**
   * How much is held.
   *
   * @param rooms most rooms at once
   * @param perRoom most events of each
   * @param drops whether events beyond that are lost, not only left in the log
   */
  record Bounds(int rooms, int perRoom, boolean drops) {}

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  /** Whether it has no place for another room. */
  boolean isFull() {
    return lanes.size() >= bounds.rooms();
  }

  Collection<Lane> lanes() {
    return lanes.values();
  }

  /** A room of an earlier run, whose events are in the log after that position. */
  void restore(RoomName room, EventId told) {
    lanes.put(room, new Lane(room, told, false));
  }

  /**
   * Takes what the reader came to, while it is not full.
   *
   * @param before the reader's cursor so far
   * @return whether it was taken, and not lost
   */
  boolean add(StoredEvent stored, EventId before) {
    RoomName room = stored.event().room().name();
    Lane lane = lanes.computeIfAbsent(room, first -> new Lane(room, before, true));
    boolean full = isFull(lane);
    if (full && bounds.drops()) {
      return false;
    }
    if (full) {
      lane.setComplete(false);
    }
    if (lane.isComplete()) {
      lane.hold(stored.id());
      if (lane.size() == 1) {
        ready.add(lane);
      }
    }
    return true;
  }

  /** A room whose head can be sent; it is not handed out again before it is given back. */
  Optional<Lane> next() {
    return Optional.ofNullable(ready.poll());
  }

  boolean isAnyReady() {
    return !ready.isEmpty();
  }

  /** Gives a room back, with the same head. */
  void again(Lane lane) {
    ready.add(lane);
  }

  /** Gives a room back whose head is through. */
  void advance(Lane lane) {
    lane.advance();
    if (!lane.isEmpty()) {
      ready.add(lane);
    } else if (lane.isComplete()) {
      lanes.remove(lane.room());
    }
  }

  /** The earliest position after which something is to be looked for in the log. */
  Optional<EventId> gap() {
    return lanes.values().stream()
        .filter(lane -> !lane.isComplete() && lane.isEmpty())
        .map(Lane::held)
        .min(order);
  }

  /**
   * Takes what the log has after the {@link #gap}, for every room that lags no more than that.
   *
   * @param page what follows the gap, nothing beyond the reader's cursor
   * @param wanted whether the receiver is to be told of an event
   */
  void fill(EventId gap, List<StoredEvent> page, Predicate<StoredEvent> wanted, EventId cursor) {
    Map<RoomName, Lane> open = new HashMap<>();
    for (Lane lane : lanes.values()) {
      if (!lane.isComplete() && !isFull(lane) && order.compare(gap, lane.held()) <= 0) {
        open.put(lane.room(), lane);
      }
    }
    List<Lane> starved = open.values().stream().filter(Lane::isEmpty).toList();
    for (StoredEvent stored : page) {
      Lane lane = open.get(stored.event().room().name());
      if (lane != null && wanted.test(stored)) {
        hold(lane, stored.id());
      }
    }
    EventId end = page.isEmpty() ? cursor : page.getLast().id();
    open.values().forEach(lane -> settle(lane, end, cursor));
    starved.forEach(this::serve);
  }

  private void hold(Lane lane, EventId event) {
    if (!isFull(lane) && order.compare(lane.held(), event) < 0) {
      lane.hold(event);
    }
  }

  private void settle(Lane lane, EventId end, EventId cursor) {
    if (isFull(lane)) {
      return; // it may have left out some of the page
    }
    if (order.compare(lane.held(), end) < 0) {
      lane.holdUpTo(end);
    }
    lane.setComplete(order.compare(cursor, lane.held()) <= 0);
  }

  private void serve(Lane lane) {
    if (!lane.isEmpty()) {
      ready.add(lane);
    } else if (lane.isComplete()) {
      lanes.remove(lane.room());
    }
  }

  private boolean isFull(Lane lane) {
    return lane.size() >= bounds.perRoom();
  }
}
