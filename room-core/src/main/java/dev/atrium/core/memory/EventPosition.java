package dev.atrium.core.memory;

import dev.atrium.core.EventId;
import java.util.Optional;

/**
 * Positions in the events of a store of a single process: 1, 2, 3 … without a gap, as decimal text;
 * 0 is before the first.
 */
public final class EventPosition {
  private EventPosition() {}

  public static EventId id(long position) {
    return new EventId(Long.toString(position));
  }

  /** Empty for what no event was ever called, in whatever way the number is written. */
  public static Optional<Long> of(EventId id) {
    try {
      long position = Long.parseLong(id.value());
      return Optional.of(position).filter(number -> number >= 0 && id(number).equals(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
