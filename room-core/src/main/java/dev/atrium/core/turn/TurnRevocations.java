package dev.atrium.core.turn;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the users of a TURN server whoever's room or stay is over. It begins by comparing the
 * users with the rooms, so that it does not matter what an earlier process left undone, and goes on
 * with the stored events, which wait while the users cannot be reached. For one thread.
 */
public final class TurnRevocations {
  private static final int PAGE = 500;

  private final RoomStore rooms;
  private final TurnUsers users;
  private @Nullable EventId position;

  public TurnRevocations(RoomStore rooms, TurnUsers users) {
    this.rooms = rooms;
    this.users = users;
  }

  /**
   * Does a part of what is to be done.
   *
   * @return whether there may be more
   * @throws RoomException {@code StoreUnavailable} if it is to be tried again later
   */
  public boolean advance() {
    if (position == null) {
      position = compare();
      return true;
    }
    List<StoredEvent> page;
    try {
      page = rooms.eventsAfter(position, PAGE);
    } catch (RoomException e) {
      if (e.error() instanceof EventsForgotten) {
        position = null; // what they told can be seen from what is there
        return true;
      }
      throw e;
    }
    revoke(page.stream().map(StoredEvent::event).flatMap(event -> ended(event).stream()).toList());
    if (!page.isEmpty()) {
      position = page.getLast().id();
    }
    return page.size() == PAGE;
  }

  /**
   * Revokes holders that are not there. They are listed first: whoever has a user was there before,
   * and is seen unless it has ended.
   *
   * @return a position of which everything later is still to be read
   */
  private EventId compare() {
    EventId before = rooms.latestEvent();
    Set<String> gone = new HashSet<>(users.holders());
    rooms.all().stream().map(Room::sids).flatMap(List::stream).forEach(gone::remove);
    revoke(List.copyOf(gone));
    return before;
  }

  private void revoke(List<String> holders) {
    for (int from = 0; from < holders.size(); from += PAGE) {
      users.revoke(holders.subList(from, Math.min(from + PAGE, holders.size())));
    }
  }

  private static Optional<String> ended(RoomEvent event) {
    return switch (event) {
      case RoomFinished e -> Optional.of(e.room().sid().value());
      case ParticipantLeft e -> Optional.of(e.participant().sid().value());
      default -> Optional.empty();
    };
  }
}
