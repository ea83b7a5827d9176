package dev.atrium.ws.nkmedia;

import dev.atrium.core.EventId;
import dev.atrium.core.EventMark;
import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.StoredEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored events as this wire tells them: one after another to whoever subscribes as they
 * happen, and any of the past to whoever is behind. Places are counted from where it began.
 */
final class NkFeed {
  private static final Logger log = LoggerFactory.getLogger(NkFeed.class);

  private final StoredEvents events;
  private final NkPublisher publisher;
  private final NkMetrics metrics;

  /** The spot behind the last event that is known to have no {@link #frames}. */
  private final AtomicLong readableFrom = new AtomicLong(Long.MIN_VALUE);

  private EventId start = new EventId("");
  private volatile EventId told = start;
  private long toldPlace;
  private boolean begun;
  private boolean gap;

  /**
   * Where a subscription begins.
   *
   * @param id by which its client can have it begin there again
   */
  record Resumption(NkEventId id, NkPast.Place place) {}

  NkFeed(StoredEvents events, NkPublisher publisher, NkMetrics metrics) {
    this.events = events;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /** Tells what happens from now on, and not what is only on its way from before. */
  synchronized void begin() {
    start = events.latestEvent();
    told = start;
    begun = true;
  }

  /** Whether nobody wants to hear it; then that is that. */
  synchronized boolean passesOver(StoredEvent stored) {
    if (publisher.isAnybodyThereFor(NkRoomNews.CLASS)) {
      return false;
    }
    tell(stored);
    return true;
  }

  synchronized void tell(StoredEvent stored) {
    if (gap) {
      giveUp();
    }
    long place = begun ? place(stored.id()) : 0;
    if (place <= toldPlace) {
      return;
    }
    told(stored.id(), place);
    publish(stored, place);
  }

  /** Whoever is not told it now either reads it, or is cut off. */
  private void publish(StoredEvent stored, long place) {
    if (!publisher.isAnybodyThereFor(NkRoomNews.CLASS)) {
      return;
    }
    try {
      frames(stored, place)
          .ifPresentOrElse(
              frames -> frames.forEach(publisher::publish), () -> giveUp(stored, place));
    } catch (RuntimeException | Error e) {
      giveUp(stored, place);
      throw e;
    }
  }

  private void giveUp(StoredEvent stored, long place) {
    RoomRef room = stored.event().room();
    publisher.giveUp(topic -> NkRoomNews.isAbout(topic, room), NkSpots.after(place));
  }

  /**
   * What is told of an event; empty if this wire has no words for it. To pass over it would leave
   * its subscribers with a picture of the room that is wrong, and to send them away alone would
   * have them come back to it for ever: so they are sent away, and from now on whoever would have
   * to read it finds that the past is gone, and looks anew.
   */
  Optional<List<NkEvent>> frames(StoredEvent stored, long place) {
    try {
      return Optional.of(NkRoomNews.of(stored, place));
    } catch (RuntimeException e) {
      log.error("Event {} cannot be told", stored.id(), e);
      metrics.untellable();
      readableFrom.accumulateAndGet(NkSpots.after(place), Math::max);
      return Optional.empty();
    }
  }

  /**
   * What happened and was not told will not be told any more: it is lost to those who wait for it,
   * and not to those who read what is stored. Those are not cut off for the data packets that are
   * given up with it, which have no past.
   */
  synchronized void giveUp() {
    gap = true; // until it is known how far it goes
    EventId latest = events.latestEvent();
    if (begun) {
      told(latest, place(latest));
    }
    publisher.giveUp(topic -> topic.kind().equals(NkRoomNews.CLASS), toldSpot());
    gap = false;
  }

  private void told(EventId id, long place) {
    told = id;
    toldPlace = place;
  }

  /** Acts while nothing is told. */
  synchronized <T> T meanwhile(Supplier<T> action) {
    return action.get();
  }

  /** Up to here everything was told to subscribers, or is lost to them. */
  EventId told() {
    return told;
  }

  /** The spot behind {@link #told}; to be asked {@link #meanwhile}. */
  long toldSpot() {
    return NkSpots.after(toldPlace);
  }

  long place(EventId event) {
    return events.eventsBetween(start, event);
  }

  /** The spot after which everything is yet to happen. */
  long presentSpot() {
    return NkSpots.after(place(events.latestEvent()));
  }

  /** To begin after everything that happened. */
  Resumption present() {
    EventId latest = events.latestEvent();
    EventMark mark =
        events.event(latest).map(StoredEvent::mark).orElseGet(() -> EventMark.beginning(latest));
    return whole(new NkEventId(mark, NkEventId.WHOLE));
  }

  /**
   * To go on where somebody stopped, at the present if that is what the text says; empty if not all
   * of what follows is there any more, or can be told.
   */
  Optional<Resumption> resume(String since) {
    if (since.isEmpty()) {
      return Optional.of(present());
    }
    try {
      return NkEventId.parse(since)
          .map(this::after)
          .filter(begin -> begin.place().spot() >= readableFrom.get());
    } catch (RoomException e) {
      if (e.error() instanceof EventsForgotten) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Resumption after(NkEventId id) {
    EventId event = id.mark().id();
    events.eventsAfter(event, 1); // is it there?
    if (id.mark().check().isEmpty()) {
      return whole(id);
    }
    StoredEvent remembered = events.event(id.mark());
    if (id.frame() == NkEventId.WHOLE) {
      return whole(id);
    }
    long spot = NkSpots.of(place(event), id.frame());
    return new Resumption(id, new NkPast.Place(event, spot, remembered));
  }

  private Resumption whole(NkEventId id) {
    EventId event = id.mark().id();
    return new Resumption(id, new NkPast.Place(event, NkSpots.after(place(event)), null));
  }

  /**
   * At most so many of the events after that one, and none that subscribers were not told yet.
   *
   * @throws RoomException {@code EventsForgotten} when some of them are gone
   */
  List<StoredEvent> after(EventId event, int most) {
    long left = events.eventsBetween(event, told);
    return left <= 0 ? List.of() : events.eventsAfter(event, (int) Math.min(most, left));
  }
}
