package dev.atrium.core.engine;

import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Presence;
import dev.atrium.core.Presence.SignalLoss;
import dev.atrium.core.ResumeStay;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomEvent.LegActive;
import dev.atrium.core.RoomEvent.LegInactive;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomEvent.SignalLost;
import dev.atrium.core.RoomEvent.StayResumed;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How surely a participant is there: media come and go, connections are lost and resumed. */
final class PresenceRules {
  private PresenceRules() {}

  static Presence joining(StayPolicy policy, Instant now) {
    Duration timeout = policy.joinTimeout();
    Presence steady = Presence.STEADY;
    return timeout.isPositive()
        ? new Presence(0, Optional.of(now.plus(timeout)), steady.loss(), steady.mediaBy())
        : steady;
  }

  /** Media of a leg are up: the first such leg makes its participant active, once for all. */
  static void activate(Draft draft, StayRef stay, MediaSessionId id) {
    Participant participant = draft.participant(stay);
    MediaSession leg = draft.leg(participant, id);
    if (leg.up()) {
      return;
    }
    MediaSession up = leg.raised();
    Participant active = participant.activeBy(up);
    draft.add(
        participant.state() == ParticipantState.ACTIVE
            ? new LegActive(draft.ref(), draft.now(), active, up)
            : new ParticipantActive(draft.ref(), draft.now(), active));
  }

  /** Media of a leg are down; without any the participant has until the end of a grace. */
  static void deactivate(Draft draft, StayRef stay, MediaSessionId id, StayPolicy policy) {
    Participant participant = draft.participant(stay);
    MediaSession leg = draft.leg(participant, id);
    if (!leg.up()) {
      return;
    }
    MediaSession down = leg.lowered();
    Participant changed = dark(participant.withLeg(down), policy, draft.now());
    draft.add(new LegInactive(draft.ref(), draft.now(), changed, down));
  }

  /** Nothing happens where another connection, or another node, carries the signals by now. */
  static void lose(Draft draft, StayRef stay, long connection, Policy policy) {
    Participant participant = draft.participant(stay);
    Presence presence = participant.presence();
    boolean elsewhere =
        whole(participant).filter(leg -> leg.node().equals(policy.node())).isEmpty();
    if (elsewhere || presence.connection() != connection || presence.loss().isPresent()) {
      return;
    }
    SignalLoss loss =
        new SignalLoss(
            draft.now().plus(policy.stays().signalGrace()),
            draft.now().plus(policy.stays().mediaGrace()));
    Participant changed = participant.withPresence(presence.lost(loss));
    draft.add(new SignalLost(draft.ref(), draft.now(), changed));
  }

  /** Refuses a stay that is over, or that no such connection has ever carried. */
  static void resume(Draft draft, ResumeStay command, Policy policy) {
    Participant participant = draft.participant(command.identity());
    MediaSession leg =
        whole(participant)
            .filter(whole -> command.sid().filter(sid -> !sid.equals(participant.sid())).isEmpty())
            .orElseThrow(() -> over(command));
    Presence presence = participant.presence().resumed();
    Participant here = participant.withPresence(presence).withLeg(leg.on(policy.node()));
    Participant changed = leg.up() ? dark(here, policy.stays(), draft.now()) : here;
    draft.add(new StayResumed(draft.ref(), draft.now(), changed));
  }

  /** Ends the stays whose time is over. */
  static void endOverdue(Draft draft) {
    for (Participant inside : List.copyOf(draft.room().participants().values())) {
      draft
          .room()
          .participant(inside.identity())
          .ifPresent(
              present ->
                  present
                      .deadline()
                      .filter(deadline -> deadline.hasPassed(draft.now()))
                      .ifPresent(passed -> LeaveRules.leave(draft, present, passed.reason())));
    }
  }

  /** Starts the clock of one whose last media have just gone. */
  private static Participant dark(Participant participant, StayPolicy policy, Instant now) {
    if (participant.isUp()) {
      return participant;
    }
    Instant mediaBy = now.plus(policy.mediaGrace());
    return participant.withPresence(participant.presence().withMediaBy(Optional.of(mediaBy)));
  }

  /** The leg of a LiveKit client: its one connection carries its signals too. */
  private static Optional<MediaSession> whole(Participant participant) {
    return participant.leg(new MediaSessionId(participant.sid().value()));
  }

  private static RoomException over(ResumeStay command) {
    return new RoomException(new ParticipantNotFound(command.room(), command.identity()));
  }
}
