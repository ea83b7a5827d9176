package dev.atrium.core.memory;

import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What decided events make of the room of a name, step by step.
 *
 * @param before the room that they were decided on
 * @param steps one for each event, in order; never none
 */
public record Transition(Optional<Room> before, List<Step> steps) {

  /**
   * One event and the room right after it, which for the end of a room is the room as it last was.
   */
  public record Step(RoomEvent event, Room room) {}

  public static Transition of(Optional<Room> before, List<RoomEvent> events) {
    List<Step> steps = new ArrayList<>(events.size());
    Optional<Room> room = before;
    for (RoomEvent event : events) {
      Room next =
          event instanceof RoomStarted started
              ? Room.of(started)
              : room.orElseThrow(() -> new IllegalStateException("no room for " + event))
                  .apply(event);
      steps.add(new Step(event, next));
      room = Optional.of(next);
    }
    return new Transition(before, List.copyOf(steps));
  }

  /** The room after the last event, also when that was its end. */
  public Room last() {
    return steps.getLast().room();
  }

  /** What the name holds from now on: nothing, if the last event was the end. */
  public Optional<Room> kept() {
    return steps.getLast().event() instanceof RoomEvent.RoomFinished
        ? Optional.empty()
        : Optional.of(last());
  }

  /**
   * What subscribers are told.
   *
   * @param storing gives each event, with the version of the room after it, its place in the log
   */
  public List<RoomChange> changes(BiFunction<RoomEvent, Long, StoredEvent> storing) {
    List<RoomChange> changes = new ArrayList<>(steps.size());
    for (Step step : steps) {
      changes.add(new RoomChange(storing.apply(step.event(), step.room().version()), step.room()));
    }
    return changes;
  }
}
