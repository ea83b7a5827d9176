package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.ParticipantUpdate;
import dev.atrium.api.livekit.ParticipantUpdateOrBuilder;
import dev.atrium.api.livekit.RoomUpdate;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.livekit.LivekitMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those in a room are told of it and of each other. */
final class SignalUpdates {
  /** An update that has grown to this is sent, and the rest goes into the next one. */
  private static final int LONG_ENOUGH = 128 << 10;

  private SignalUpdates() {}

  static SignalMessage room(Room room) {
    return new SignalMessage(
        SignalResponse.newBuilder()
            .setRoomUpdate(RoomUpdate.newBuilder().setRoom(LivekitMapper.room(room))));
  }

  static SignalMessage participant(ParticipantInfo participant) {
    return message(ParticipantUpdate.newBuilder().addParticipants(participant));
  }

  /** As few messages as are reasonable. */
  static List<SignalMessage> participants(Collection<ParticipantInfo> participants) {
    List<SignalMessage> messages = new ArrayList<>(1);
    ParticipantUpdate.Builder update = ParticipantUpdate.newBuilder();
    int size = 0;
    for (ParticipantInfo participant : participants) {
      update.addParticipants(participant);
      size += participant.getSerializedSize();
      if (size >= LONG_ENOUGH) {
        messages.add(message(update));
        update = ParticipantUpdate.newBuilder();
        size = 0;
      }
    }
    if (update.getParticipantsCount() > 0) {
      messages.add(message(update));
    }
    return messages;
  }

  /** The participant as those are told who know it: gone, and one version on. */
  static ParticipantInfo gone(Participant participant, LeaveReason reason) {
    return LivekitMapper.departed(participant, reason).toBuilder()
        .clearTracks()
        .setVersion((int) participant.version() + 1)
        .build();
  }

  private static SignalMessage message(ParticipantUpdate.Builder update) {
    return new SignalMessage(SignalResponse.newBuilder().setUpdate(update), subject(update));
  }

  /** The stay of which it is the newest state and nothing else; that one has ended is no state. */
  private static @Nullable Object subject(ParticipantUpdateOrBuilder update) {
    boolean one = update.getParticipantsCount() == 1;
    ParticipantInfo first = update.getParticipants(0);
    return one && first.getState() != State.DISCONNECTED ? first.getSid() : null;
  }
}
