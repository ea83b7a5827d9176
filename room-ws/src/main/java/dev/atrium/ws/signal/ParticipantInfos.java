package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.livekit.LivekitMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Participants of one room in the form in which others are told of them, each made once: everyone
 * who joins is told of everyone who is there. To be used by one thread at a time.
 */
final class ParticipantInfos {
  private final Map<ParticipantSid, Made> made = new HashMap<>();

  private record Made(Participant participant, ParticipantInfo info) {}

  ParticipantInfo of(ParticipantNews news) {
    LeaveReason left = news.left();
    return left == null ? of(news.participant()) : SignalUpdates.gone(news.participant(), left);
  }

  @SuppressWarnings("ReferenceEquality") // an equal one is only made again
  ParticipantInfo of(Participant participant) {
    Made known = made.get(participant.sid());
    if (known != null && known.participant() == participant) {
      return known.info();
    }
    ParticipantInfo info = LivekitMapper.participant(participant);
    made.put(participant.sid(), new Made(participant, info));
    return info;
  }

  /** All but one, as far as they are to be seen. */
  List<ParticipantInfo> others(Room room, Participant self) {
    return room.participants().values().stream()
        .filter(other -> !other.isHidden() && !other.sid().equals(self.sid()))
        .map(this::of)
        .toList();
  }

  void forget(ParticipantSid sid) {
    made.remove(sid);
  }

  void clear() {
    made.clear();
  }
}
