package dev.atrium.core.engine;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.NodeId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomFull;
import dev.atrium.core.RoomEvent.LegStarted;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import java.util.Optional;

/** Entering a room, and coming in with one more leg. */
final class JoinRules {
  private JoinRules() {}

  static void join(Draft draft, JoinRoom command, ParticipantSid sid, Policy policy) {
    Optional<Participant> present = draft.room().participant(command.identity());
    if (present.isPresent() && command.mode() == JoinRoom.Mode.ADD_LEG) {
      startLeg(draft, present.get(), command.leg(), policy.node());
      return;
    }
    Participant newcomer = newcomer(draft, command, sid, policy);
    requirePlace(draft.room(), newcomer);
    present.ifPresent(stay -> LeaveRules.leave(draft, stay, LeaveReason.DUPLICATE_IDENTITY));
    draft.add(new ParticipantJoined(draft.ref(), draft.now(), newcomer));
  }

  /** One leg changes its role or the publisher it hears. */
  static void switchLeg(Draft draft, StayRef stay, MediaSessionId id, LegOptions options) {
    Participant participant = draft.participant(stay);
    MediaSession leg = draft.leg(participant, id);
    MediaSession changed =
        new MediaSession(
            id, leg.node(), options.role(), options.peer(), leg.up(), options.autoSubscribe());
    draft.add(new LegStarted(draft.ref(), draft.now(), participant.withLeg(changed), changed));
  }

  private static void startLeg(
      Draft draft, Participant participant, LegOptions options, NodeId node) {
    MediaSession leg = leg(options, participant.sid(), node);
    draft.add(new LegStarted(draft.ref(), draft.now(), participant.withLeg(leg), leg));
  }

  private static Participant newcomer(
      Draft draft, JoinRoom command, ParticipantSid sid, Policy policy) {
    JoinRoom.Newcomer newcomer = command.newcomer();
    return Participant.joining(
        command.identity(),
        sid,
        newcomer.with(newcomer.details().in(policy.stays().region())),
        draft.now(),
        leg(command.leg(), sid, policy.node()),
        PresenceRules.joining(policy.stays(), draft.now()));
  }

  private static MediaSession leg(LegOptions options, ParticipantSid sid, NodeId node) {
    MediaSessionId id = options.id().orElseGet(() -> new MediaSessionId(sid.value()));
    return new MediaSession(
        id, node, options.role(), options.peer(), false, options.autoSubscribe());
  }

  /** Only ordinary participants need a place; an identity that is inside keeps its own. */
  private static void requirePlace(Room room, Participant newcomer) {
    long max = room.settings().maxParticipants();
    if (max == 0 || !newcomer.isOrdinary()) {
      return;
    }
    long others =
        room.participants().values().stream()
            .filter(Participant::isOrdinary)
            .filter(participant -> !participant.identity().equals(newcomer.identity()))
            .count();
    if (others >= max) {
      throw new RoomException(new RoomFull(room.name(), max));
    }
  }
}
