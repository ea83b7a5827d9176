package dev.atrium.core.engine;

import dev.atrium.core.Participant;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.DataChannelUnavailable;
import dev.atrium.core.RoomError.ParticipantDeparted;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomException;
import dev.atrium.core.media.DataBody;
import dev.atrium.core.media.DataMessage;
import dev.atrium.core.media.LegRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Has clients perform procedures, each of them once, and gives them the time that was asked for, up
 * to a minute (spec §4.14). The original never waits for longer than a quarter of that.
 */
final class RemoteProcedures {
  private static final int MAX_PAYLOAD = 15_360;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  private final DataChannels channels;
  private final MediaRooms rooms;
  private final Sids sids;

  RemoteProcedures(DataChannels channels, MediaRooms rooms, Sids sids) {
    this.channels = channels;
    this.rooms = rooms;
    this.sids = sids;
  }

  /** Returns the client's answer. */
  String perform(Room room, Participant participant, PerformRpc command) {
    if (isTooLong(command.payload())) {
      throw failed(1402, "Request payload too large");
    }
    LegRef leg =
        channels
            .channel(room.ref(), participant)
            .orElseThrow(
                () -> new RoomException(new DataChannelUnavailable(participant.identity())));
    Duration timeout = timeout(command.responseTimeout());
    String id = sids.uuid();
    try (RpcCalls.Call call = channels.calls().begin(id, leg.stay())) {
      requireStillThere(leg); // who left before the call was known fails no call
      send(leg, new DataBody.RpcRequest(id, command.method(), command.payload(), timeout));
      return payload(call.await(SIGN_OF_LIFE, timeout));
    }
  }

  private static Duration timeout(Duration asked) {
    if (!asked.isPositive()) {
      return USUAL_TIMEOUT;
    }
    return asked.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : asked;
  }

  private void send(LegRef leg, DataBody.RpcRequest request) {
    try {
      channels.send(leg, DataMessage.of(request, leg.stay().identity()));
    } catch (RuntimeException e) {
      throw new RoomException(new RpcFailed(1505, "Failed to send", ""), e);
    }
  }

  private void requireStillThere(LegRef leg) {
    boolean there =
        rooms
            .room(leg.room())
            .flatMap(room -> room.participant(leg.stay().identity()))
            .filter(participant -> participant.sid().equals(leg.stay().sid()))
            .isPresent();
    if (!there) {
      throw new RoomException(new ParticipantDeparted(leg.room().name(), leg.stay().identity()));
    }
  }

  private static String payload(DataBody.RpcResponse response) {
    response
        .failure()
        .ifPresent(
            failure -> {
              throw new RoomException(
                  new RpcFailed(failure.code(), failure.message(), failure.data()));
            });
    if (isTooLong(response.payload())) {
      throw failed(1504, "Response payload too large");
    }
    return response.payload();
  }

  private static boolean isTooLong(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD;
  }

  private static RoomException failed(int code, String message) {
    return new RoomException(new RpcFailed(code, message, ""));
  }
}
