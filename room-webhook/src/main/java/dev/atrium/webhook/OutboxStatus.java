package dev.atrium.webhook;

import dev.atrium.core.EventId;
import java.util.Comparator;
import java.util.List;

/**
 * How an outbox is doing.
 *
 * @param lag events that it has yet to read
 * @param flying events that are being sent
 * @param missed events that were forgotten before they could be sent
 * @param laggingRooms rooms of which the receiver is behind with something
 * @param failing those of them whose next event was sent in vain, most often tried first; not all,
 *     if they are many
 */
record OutboxStatus(
    EventId position,
    long lag,
    int flying,
    long missed,
    int laggingRooms,
    List<FailingRoom> failing) {
  private static final int MOST_SHOWN = 100;

  /** A room that waits for its receiver. */
  record FailingRoom(String room, String event, long attempts, String error) {
    static FailingRoom of(Lane lane) {
      return new FailingRoom(
          lane.room().value(), lane.head().value(), lane.attempts(), lane.error());
    }
  }

  static OutboxStatus of(Cursor cursor, Backlog backlog, int flying) {
    List<FailingRoom> failing =
        backlog.lanes().stream()
            .filter(lane -> lane.attempts() > 0)
            .map(FailingRoom::of)
            .sorted(Comparator.comparingLong(FailingRoom::attempts).reversed())
            .limit(MOST_SHOWN)
            .toList();
    return new OutboxStatus(
        cursor.position(), cursor.lag(), flying, cursor.missed(), backlog.lanes().size(), failing);
  }
}
