package dev.atrium.core.engine;

import dev.atrium.core.FinishReason;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.port.RoomStore;
import java.util.List;

/** Ends the rooms whose deadline has passed; it only compares, {@code Room.deadline} decides. */
public final class RoomExpiry {
  private static final int BATCH = 1_000;

  private final RoomStore store;
  private final LiveRooms live;

  RoomExpiry(RoomStore store, LiveRooms live) {
    this.store = store;
    this.live = live;
  }

  /**
   * Ends what is due now.
   *
   * @return how many rooms were due
   */
  public int sweep() {
    int ended = 0;
    for (List<RoomName> due = due(); !due.isEmpty(); due = due()) {
      Together.each(due, this::end);
      ended += due.size();
      if (due.size() < BATCH) {
        break;
      }
    }
    return ended;
  }

  private List<RoomName> due() {
    return store.due(live.now(), BATCH);
  }

  /**
   * Whoever is quicker, a sweeper or a client, finds the room due and ends it; the other nothing.
   */
  private void end(RoomName name) {
    store.change(
        name,
        stored ->
            stored
                .filter(room -> room.isExpired(live.now()))
                .map(room -> LeaveRules.finish(room, FinishReason.EXPIRED, live.now()))
                .orElse(List.<RoomEvent>of()));
  }
}
