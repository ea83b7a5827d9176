package dev.atrium.core.engine;

import dev.atrium.core.Lifetime;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomLease;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.port.TurnServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Until when a room and its TURN credentials may be counted on. */
final class Leases {
  /** What coturn takes in a user name without trouble. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.@-]+");

  private final TurnServer turn;
  private final Duration ttl;

  Leases(TurnServer turn, Duration ttl) {
    this.turn = turn;
    this.ttl = ttl;
  }

  RoomLease of(Room room, Instant now) {
    Instant expires = expires(room, fromNow(now));
    String subject = plain(room.name().value(), room.sid().value());
    return new RoomLease(expires, turn.credentials(subject, expires));
  }

  Optional<TurnCredentials> credentials(Participant participant, Instant now) {
    String subject = plain(participant.identity().value(), participant.sid().value());
    return turn.credentials(subject, fromNow(now));
  }

  private Instant fromNow(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).plus(ttl);
  }

  private static String plain(String name, String sid) {
    return PLAIN.matcher(name).matches() ? name : sid;
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
