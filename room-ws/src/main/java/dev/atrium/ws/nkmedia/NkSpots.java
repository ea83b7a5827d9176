package dev.atrium.ws.nkmedia;

import java.util.Map;
import java.util.TreeMap;

/**
 * A set of spots. A spot is a place in the stored events, finer than an event, since one event may
 * be told in several frames: numbers in the order in which the frames are told.
 */
final class NkSpots {
  private static final int FRAME_BITS = 20;
  private static final int LAST_FRAME = (1 << FRAME_BITS) - 1;

  /**
   * Ends by beginnings, of ranges that neither meet nor overlap; a beginning is not in its range.
   */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /**
   * The spot of a frame.
   *
   * @param place of the event among all, in their order
   * @param frame 1 for the first one
   */
  static long of(long place, int frame) {
    return (place << FRAME_BITS) + Math.min(frame, LAST_FRAME);
  }

  /** The spot behind all frames of an event. */
  static long after(long place) {
    return of(place, LAST_FRAME);
  }

  /** Adds what comes after the one spot, up to the other. */
  void add(long after, long upTo) {
    if (upTo <= after) {
      return;
    }
    long begin = after;
    long end = upTo;
    Map.Entry<Long, Long> before = ranges.floorEntry(end);
    while (before != null && before.getValue() >= begin) {
      ranges.remove(before.getKey());
      begin = Math.min(begin, before.getKey());
      end = Math.max(end, before.getValue());
      before = ranges.floorEntry(end);
    }
    ranges.put(begin, end);
  }

  boolean contains(long spot) {
    Map.Entry<Long, Long> range = ranges.lowerEntry(spot);
    return range != null && spot <= range.getValue();
  }

  void clear() {
    ranges.clear();
  }
}
