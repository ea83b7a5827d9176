package dev.atrium.core.engine;

import dev.atrium.core.Lifetime;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomLease;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.TurnHolder;
import dev.atrium.core.port.TurnServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Until when a room and its TURN credentials may be counted on. */
final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final TurnServer turn;
  private final Duration ttl;

  Leases(TurnServer turn, Duration ttl) {
    this.turn = turn;
    this.ttl = ttl;
  }

  RoomLease of(Room room, Instant now) {
    Instant expires = expires(room, fromNow(now));
    return new RoomLease(expires, turn.credentials(TurnHolder.of(room), expires));
  }

  Optional<TurnCredentials> credentials(Participant participant, Instant now) {
    return turn.credentials(TurnHolder.of(participant), fromNow(now));
  }

  /** Whether looking at one waits for something outside of this process. */
  boolean areWaitedFor() {
    return turn.waits();
  }

  /**
   * Has the TURN server refuse at once what was handed out to these lives and stays. That it cannot
   * be told now is no failure: whoever follows the events tells it later.
   */
  void end(List<String> sids) {
    try {
      turn.revoke(sids);
    } catch (RoomException e) {
      log.debug("Credentials are revoked a little later", e);
    }
  }

  /** The first expiry that the TURN server is asked for and that is no earlier than now and ttl. */
  private Instant fromNow(Instant now) {
    long earliest = now.truncatedTo(ChronoUnit.SECONDS).plus(ttl).getEpochSecond();
    long step = turn.step(ttl).toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(earliest, step) * step);
  }

  /** One value for the room, its credentials and their user name (Thrift spec §4.1). */
  private static Instant expires(Room room, Instant fromNow) {
    if (!(room.settings().lifetime() instanceof Lifetime.Lease)) {
      return fromNow;
    }
    Instant leased = room.times().leaseUntil();
    Instant end = room.deadline().orElse(fromNow).truncatedTo(ChronoUnit.SECONDS);
    return end.isAfter(leased) ? end : leased;
  }
}
