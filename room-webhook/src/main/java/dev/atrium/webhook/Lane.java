package dev.atrium.webhook;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomName;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The events of one room that a receiver is still to be told of, one after the other. Only the
 * first few are held: those that follow are left in the log, and looked for there when these are
 * through.
 */
final class Lane {
  private final RoomName room;
  private final Queue<EventId> waiting = new ArrayDeque<>();
  private EventId told;
  private EventId held;
  private boolean complete;
  private long attempts;
  private String error = "";

  /**
   * @param told up to where the receiver was told of the room
   * @param complete whether nothing of the room is in the log between there and the reader's cursor
   */
  Lane(RoomName room, EventId told, boolean complete) {
    this.room = room;
    this.told = told;
    this.held = told;
    this.complete = complete;
  }

  RoomName room() {
    return room;
  }

  /** Up to where the receiver was told of the room. */
  EventId told() {
    return told;
  }

  /** Up to where every event of the room that the receiver was not told of is held. */
  EventId held() {
    return held;
  }

  /** Whether that is the reader's cursor, wherever it goes. */
  boolean isComplete() {
    return complete;
  }

  void setComplete(boolean changed) {
    complete = changed;
  }

  int size() {
    return waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Holds one more event, the next one of the room. */
  void hold(EventId event) {
    waiting.add(event);
    held = event;
  }

  /** The room has no other event up to there. */
  void holdUpTo(EventId position) {
    held = position;
    if (waiting.isEmpty()) {
      told = position;
    }
  }

  /** The event that is next. */
  EventId head() {
    return waiting.element();
  }

  /** The receiver was told of the head, or never will be. */
  void advance() {
    EventId done = waiting.remove();
    told = waiting.isEmpty() ? held : done;
    attempts = 0;
    error = "";
  }

  /** How often the head was sent in vain. */
  long attempts() {
    return attempts;
  }

  /** Why the last attempt failed; empty before one has. */
  String error() {
    return error;
  }

  void failed(String reason) {
    attempts++;
    error = reason;
  }
}
