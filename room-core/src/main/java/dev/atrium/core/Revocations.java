package dev.atrium.core;

import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.access.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose tokens are refused in rooms of one name: a fold of the {@link TokensRevoked} of all its
 * lives, which outlives each of them.
 */
public record Revocations(Map<ParticipantIdentity, Revocation> byIdentity) {
  public static final Revocations NONE = new Revocations(Map.of());

  public Revocations {
    byIdentity = Map.copyOf(byIdentity);
  }

  /**
   * Refuses tokens of one identity.
   *
   * @param upTo those that hold from then or earlier
   * @param until when it is forgotten
   */
  public record Revocation(Instant upTo, Instant until) {
    boolean holds(Instant now) {
      return now.isBefore(until);
    }
  }

  /** With the one that the event tells of, and without those that it finds over. */
  public Revocations apply(TokensRevoked event) {
    Map<ParticipantIdentity, Revocation> changed = new HashMap<>(byIdentity);
    changed.values().removeIf(known -> !known.holds(event.at()));
    changed.put(event.identity(), new Revocation(event.upTo(), event.until()));
    return new Revocations(changed);
  }

  public Revocations without(ParticipantIdentity identity) {
    Map<ParticipantIdentity, Revocation> changed = new HashMap<>(byIdentity);
    changed.remove(identity);
    return changed.isEmpty() ? NONE : new Revocations(changed);
  }

  /** The one of that identity, as long as it holds. */
  public Optional<Revocation> of(ParticipantIdentity identity, Instant now) {
    return Optional.ofNullable(byIdentity.get(identity)).filter(known -> known.holds(now));
  }

  /** Whether the token by which the caller is known is no good for that identity any more. */
  public boolean refuse(Caller caller, ParticipantIdentity identity, Instant now) {
    return of(identity, now)
        .flatMap(known -> caller.tokenFrom().filter(from -> !from.isAfter(known.upTo())))
        .isPresent();
  }
}
