package dev.atrium.core.engine;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Revocations;
import dev.atrium.core.Revocations.Revocation;
import dev.atrium.core.RoomError.TokenRevoked;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Refusing tokens that were good when they were issued. */
final class RevokeRules {
  /** No token holds from later than that, and every store can keep it. */
  private static final Instant FARTHEST = Instant.parse("9999-12-31T23:59:59Z");

  private RevokeRules() {}

  /** What was revoked before stays so: the later instants count. */
  static void revoke(
      Draft draft,
      Revocations revoked,
      ParticipantIdentity identity,
      Instant asked,
      Duration duration) {
    Instant upTo = earlier(asked, FARTHEST).truncatedTo(ChronoUnit.MILLIS);
    Instant until = draft.now().plus(duration);
    Optional<Revocation> known = revoked.of(identity, draft.now());
    draft.add(
        new TokensRevoked(
            draft.ref(),
            draft.now(),
            identity,
            known.map(one -> later(one.upTo(), upTo)).orElse(upTo),
            known.map(one -> later(one.until(), until)).orElse(until)));
  }

  static void require(
      Revocations revoked,
      Caller caller,
      RoomName room,
      ParticipantIdentity identity,
      Instant now) {
    if (revoked.refuse(caller, identity, now)) {
      throw new RoomException(new TokenRevoked(room, identity));
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
