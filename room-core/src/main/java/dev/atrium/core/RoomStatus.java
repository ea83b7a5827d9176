package dev.atrium.core;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is going on in a room just now, by item ({@code slow_link} …). A change replaces whole items
 * and leaves the others alone.
 *
 * @param items JSON text by item name, in order of the names
 */
public record RoomStatus(Map<String, String> items) {
  public static final RoomStatus EMPTY = new RoomStatus(Map.of());

  public RoomStatus {
    items = items.isEmpty() ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  public RoomStatus with(RoomStatus changed) {
    TreeMap<String, String> merged = new TreeMap<>(items);
    merged.putAll(changed.items);
    return new RoomStatus(merged);
  }
}
