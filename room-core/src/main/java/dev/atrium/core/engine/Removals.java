package dev.atrium.core.engine;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.Revocations;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.TooManyRevocations;
import dev.atrium.core.RoomException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes participants out, and keeps them out where that is asked for. Revocations that are being
 * stored count already, so that racing removals cannot exceed the limit together.
 */
final class Removals {
  private final StayPolicy policy;
  private final LiveRooms live;
  private final AtomicLong underWay = new AtomicLong();

  Removals(StayPolicy policy, LiveRooms live) {
    this.policy = policy;
    this.live = live;
  }

  void remove(RemoveParticipant command) {
    if (command.revokeUpTo().isEmpty()) {
      change(command);
      return;
    }
    underWay.incrementAndGet();
    try {
      change(command);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void change(RemoveParticipant command) {
    live.change(
        command.room(),
        (existing, revoked, now) -> {
          Draft draft = new Draft(existing.orElseThrow(() -> notFound(command)), now);
          Participant participant = draft.participant(command.identity());
          command.revokeUpTo().ifPresent(upTo -> revoke(draft, revoked, command, upTo));
          LeaveRules.leave(draft, participant, LeaveReason.REMOVED);
          return draft.events();
        });
  }

  private void revoke(Draft draft, Revocations revoked, RemoveParticipant command, Instant upTo) {
    boolean known = revoked.of(command.identity(), draft.now()).isPresent();
    if (!known && live.revocations() + underWay.get() > policy.maxRevocations()) {
      throw new RoomException(new TooManyRevocations(policy.maxRevocations()));
    }
    RevokeRules.revoke(draft, revoked, command.identity(), upTo, policy.revocation());
  }

  private static RoomException notFound(RemoveParticipant command) {
    return new RoomException(new ParticipantNotFound(command.room(), command.identity()));
  }
}
