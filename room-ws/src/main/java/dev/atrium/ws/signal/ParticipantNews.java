package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomChange;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a participant.
 *
 * @param change with which it became so
 * @param participant as it is from then on, or as it last was
 * @param left why it is gone, for those who are told; {@code null} while it is there
 */
record ParticipantNews(RoomChange change, Participant participant, @Nullable LeaveReason left) {

  /** That it is there, and how. */
  static ParticipantNews of(RoomChange change, Participant participant) {
    return new ParticipantNews(change, participant, null);
  }

  ParticipantSid sid() {
    return participant.sid();
  }

  boolean isGone() {
    return left != null;
  }

  /** The version of the room from which on it is so. */
  long since() {
    return change.stored().version();
  }

  /** Whether it is about another stay of the same identity that is over. */
  boolean isEndBefore(ParticipantNews other) {
    return isGone()
        && participant.identity().equals(other.participant.identity())
        && !sid().equals(other.sid());
  }
}
