package dev.atrium.core.memory;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What decided events make of the room of a name, step by step.
 *
 * @param before the room that they were decided on
 * @param steps one for each event, in order; never none
 */
public record Transition(Optional<Room> before, List<Step> steps) {

  /**
   * One event and the room right after it, empty after its end.
   *
   * @param snapshot what the store keeps of the room beside the event; of its end, the room before
   */
  public record Step(RoomEvent event, Room room, RoomSnapshot snapshot) {

    /** The event in the place that the store has given it. */
    public StoredEvent stored(EventId id) {
      return new StoredEvent(id, room.version(), event, Optional.of(snapshot));
    }
  }

  public static Transition of(Optional<Room> before, List<RoomEvent> events) {
    List<Step> steps = new ArrayList<>(events.size());
    Optional<Room> room = before;
    for (RoomEvent event : events) {
      Step step = step(room, event);
      steps.add(step);
      room = Optional.of(step.room());
    }
    return new Transition(before, List.copyOf(steps));
  }

  private static Step step(Optional<Room> room, RoomEvent event) {
    if (event instanceof RoomStarted started) {
      Room begun = Room.of(started);
      return new Step(event, begun, RoomSnapshot.of(begun));
    }
    Room before = room.orElseThrow(() -> new IllegalStateException("no room for " + event));
    Room after = before.apply(event);
    return new Step(event, after, RoomSnapshot.of(event instanceof RoomFinished ? before : after));
  }

  /** The room after the last event, also when that was its end. */
  public Room last() {
    return steps.getLast().room();
  }

  /** What the name holds from now on: nothing, if the last event was the end. */
  public Optional<Room> kept() {
    return steps.getLast().event() instanceof RoomFinished ? Optional.empty() : Optional.of(last());
  }

  /** What it revokes, in order. */
  public List<TokensRevoked> revoked() {
    return steps.stream()
        .filter(step -> step.event() instanceof TokensRevoked)
        .map(step -> (TokensRevoked) step.event())
        .toList();
  }

  /**
   * What subscribers are told.
   *
   * @param storing gives each event its place in the log
   */
  public List<RoomChange> changes(Function<Step, StoredEvent> storing) {
    List<RoomChange> changes = new ArrayList<>(steps.size());
    for (Step step : steps) {
      changes.add(new RoomChange(storing.apply(step), step.room()));
    }
    return changes;
  }
}
