package dev.atrium.core.engine;

import dev.atrium.core.FinishReason;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.util.List;

/**
 * Ends the rooms and the stays whose deadline has passed; it only compares, {@link Room#deadline}
 * and {@link dev.atrium.core.Participant#deadline} decide.
 */
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
   * @return in how many rooms something was due
   */
  public int sweep() {
    int met = 0;
    for (List<RoomName> due = due(); !due.isEmpty(); due = due()) {
      Together.each(due, this::end);
      met += due.size();
      if (due.size() < BATCH) {
        break;
      }
    }
    return met;
  }

  private List<RoomName> due() {
    return store.due(live.now(), BATCH);
  }

  /**
   * Whoever is quicker, a sweeper or a client, finds the room due and ends it; the other nothing.
   */
  private void end(RoomName name) {
    store.change(name, stored -> stored.map(this::end).orElse(List.of()));
  }

  private List<RoomEvent> end(Room room) {
    Instant now = live.now();
    if (room.isExpired(now)) {
      return LeaveRules.finish(room, FinishReason.EXPIRED, now);
    }
    Draft draft = new Draft(room, now);
    PresenceRules.endOverdue(draft);
    return draft.events();
  }
}
