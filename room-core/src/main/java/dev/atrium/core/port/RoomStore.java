package dev.atrium.core.port;

import dev.atrium.core.EventId;
import dev.atrium.core.Revocations;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where rooms are kept, with the events that made them.
 *
 * <p>Everything that these methods return has been stored for good, as far as the store keeps
 * anything; what {@link #change} was acknowledged for is seen by every read that begins afterwards.
 * Any method throws {@link RoomException} with {@code StoreUnavailable} when the store cannot be
 * reached or cannot write; then nothing was changed.
 */
public interface RoomStore {

  /** The room of that name, whether or not its deadline has passed. */
  Optional<Room> find(RoomName name);

  /** The name that the room of that sid has. */
  Optional<RoomName> nameOf(RoomSid sid);

  /** Every room, in no order. */
  List<Room> all();

  /** How many rooms there are. */
  long count();

  /**
   * Names of at most {@code limit} rooms of which {@link Room#due} is not after {@code now}, first
   * due first.
   */
  List<RoomName> due(Instant now, int limit);

  /**
   * Runs the decision on the room as it is, and writes what it decided: the new state and the
   * events that lead to it, together or not at all. Changes of one room happen one after another,
   * each on what the one before it left. The {@link EventBus} tells subscribers exactly what was
   * written, in the order written per room; there is no other way to publish a room event.
   *
   * <p>Returns, or passes on the refusal of the decision, once everything that the decision saw is
   * stored.
   *
   * @return the room as the decision left it; after its end, as {@link Room#apply} of the last
   *     event leaves it; empty where there was none and nothing was decided
   * @throws RoomException what the decision throws; {@code Contended} where other nodes changed the
   *     room at each of several attempts
   */
  Optional<Room> change(RoomName name, Decision decision);

  /** The same for a decision that asks for no token. */
  default Optional<Room> change(RoomName name, Function<Optional<Room>, List<RoomEvent>> decision) {
    return change(name, (room, revoked) -> decision.apply(room));
  }

  /** Whose tokens are refused in rooms of that name, whether or not there is one. */
  Revocations revoked(RoomName name);

  /** How many revocations of all names are in force at that instant. */
  long revocations(Instant now);

  /** The position of the last stored event. */
  EventId latestEvent();

  /** The position after which no event is forgotten yet. */
  EventId earliestEvent();

  /**
   * The last position before that instant, as far as clocks went forward; not before {@link
   * #earliestEvent}.
   */
  EventId latestEventBefore(Instant instant);

  /**
   * At most {@code limit} of the events after that one, in the order of the commits.
   *
   * @throws RoomException {@code EventsForgotten} if the store no longer keeps all of them, or
   *     never gave out that position
   */
  List<StoredEvent> eventsAfter(EventId after, int limit);

  /** That event, unless it is forgotten or never was. */
  Optional<StoredEvent> event(EventId id);

  /**
   * How many events came after the one position up to the other, be they forgotten or not; below
   * zero if the other is the earlier one.
   *
   * @throws RoomException {@code EventsForgotten} for a position that was never given out
   */
  long eventsBetween(EventId after, EventId upTo);

  /** What is kept, beside the events, of those who are told of them. */
  SubscriberStore subscribers();
}
