package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stay;
import dev.atrium.ws.DeadlineWheel;
import java.util.Optional;

/**
 * Lets clients in: a stay begins, or goes on, before the request for a connection is answered. A
 * stay whose connection does not open ends.
 */
final class Admissions {
  /** A client that was answered and whose connection is not open by then has gone. */
  private static final long OPENING_MILLIS = 10_000;

  private final SignalHost host;
  private volatile boolean closed;

  Admissions(SignalHost host) {
    this.host = host;
  }

  /** From now on nobody is let in. */
  void close() {
    closed = true;
  }

  Arrival admit(Entry entry) throws RefusedException {
    if (closed || host.isFull()) {
      throw SignalErrors.full();
    }
    SignalRoom room = host.rooms().enter(entry.room());
    try {
      Arrival arrival = new Arrival(entry, room, stay(entry));
      DeadlineWheel wheel = host.runtime().wheel();
      wheel.after(OPENING_MILLIS, () -> host.later(() -> abandon(arrival)));
      return arrival;
    } catch (RoomException e) {
      host.rooms().left(room);
      throw SignalErrors.refusal(e.error());
    } catch (RuntimeException e) {
      host.rooms().left(room);
      throw e;
    }
  }

  /** Gives up an arrival that no connection has taken over. */
  void abandon(Arrival arrival) {
    if (arrival.settle()) {
      host.rooms().left(arrival.room());
      arrival.stay().ifPresent(stay -> host.endings().leave(stay.ref(), LeaveReason.SIGNAL_LOST));
    }
  }

  private Optional<Stay> stay(Entry entry) {
    if (entry.query().resumes().isEmpty()) {
      Stay joined = host.stays().join(entry.caller(), entry.join());
      host.metrics().joined();
      return Optional.of(joined);
    }
    try {
      Stay resumed = host.stays().resume(entry.caller(), entry.resume());
      host.metrics().resumed();
      return Optional.of(resumed);
    } catch (RoomException e) {
      if (e.error() instanceof ParticipantNotFound || e.error() instanceof RoomNotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
