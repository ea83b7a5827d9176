package dev.atrium.ws.signal;

import dev.atrium.api.livekit.LeaveRequest;
import dev.atrium.api.livekit.LeaveRequest.Action;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.LeaveReason;
import dev.atrium.livekit.LivekitMapper;

/** What a client is told at the end of its stay, and what it is to do next (signalling spec §4). */
final class Farewell {
  private Farewell() {}

  static SignalMessage message(LeaveReason reason, SignalClient client) {
    Action action = action(reason);
    LeaveRequest.Builder leave = LeaveRequest.newBuilder().setReason(LivekitMapper.reason(reason));
    if (client.readsLeaveAction()) {
      leave.setAction(action);
    } else {
      leave.setCanReconnect(action != Action.DISCONNECT);
    }
    return new SignalMessage(SignalResponse.newBuilder().setLeave(leave));
  }

  /** Who may come again under the same token is to do so at once, anew. */
  static Action action(LeaveReason reason) {
    return switch (reason) {
      case NODE_STOPPED, NODE_LOST, STATE_MISMATCH, MIGRATED, MEDIA_LOST, MEDIA_FAILED ->
          Action.RECONNECT;
      case CLIENT_LEFT,
          DUPLICATE_IDENTITY,
          REMOVED,
          ROOM_DELETED,
          ROOM_CLOSED,
          JOIN_FAILED,
          SIGNAL_LOST,
          PUBLISHER_LEFT,
          CREATOR_LEFT,
          TIMEOUT,
          UNKNOWN ->
          Action.DISCONNECT;
    };
  }
}
