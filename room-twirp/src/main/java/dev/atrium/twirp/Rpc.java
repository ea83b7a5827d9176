package dev.atrium.twirp;

import com.google.protobuf.Message;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DeleteRoomRequest;
import dev.atrium.api.livekit.ForwardParticipantRequest;
import dev.atrium.api.livekit.ListParticipantsRequest;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.MoveParticipantRequest;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.PerformRpcRequest;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import dev.atrium.api.livekit.UpdateRoomMetadataRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods of RoomService, with what tells their answers apart (LiveKit spec §4.1, §4.18). */
enum Rpc {
  CREATE_ROOM("CreateRoom", CreateRoomRequest.getDefaultInstance(), Asks.STORE_THEN_OWNER),
  LIST_ROOMS("ListRooms", ListRoomsRequest.getDefaultInstance(), Asks.STORE),
  DELETE_ROOM("DeleteRoom", DeleteRoomRequest.getDefaultInstance(), Asks.STORE_THEN_OWNER),
  LIST_PARTICIPANTS("ListParticipants", ListParticipantsRequest.getDefaultInstance(), Asks.STORE),
  GET_PARTICIPANT("GetParticipant", RoomParticipantIdentity.getDefaultInstance(), Asks.STORE),
  REMOVE_PARTICIPANT(
      "RemoveParticipant", RoomParticipantIdentity.getDefaultInstance(), Asks.STORE_THEN_OWNER),
  MUTE_PUBLISHED_TRACK("MutePublishedTrack", MuteRoomTrackRequest.getDefaultInstance(), Asks.OWNER),
  UPDATE_PARTICIPANT(
      "UpdateParticipant", UpdateParticipantRequest.getDefaultInstance(), Asks.STORE_THEN_OWNER),
  UPDATE_SUBSCRIPTIONS(
      "UpdateSubscriptions", UpdateSubscriptionsRequest.getDefaultInstance(), Asks.OWNER),
  SEND_DATA("SendData", SendDataRequest.getDefaultInstance(), Asks.OWNER),
  UPDATE_ROOM_METADATA(
      "UpdateRoomMetadata", UpdateRoomMetadataRequest.getDefaultInstance(), Asks.STORE_THEN_OWNER),
  FORWARD_PARTICIPANT(
      "ForwardParticipant", ForwardParticipantRequest.getDefaultInstance(), Asks.OWNER),
  MOVE_PARTICIPANT("MoveParticipant", MoveParticipantRequest.getDefaultInstance(), Asks.OWNER),
  PERFORM_RPC("PerformRpc", PerformRpcRequest.getDefaultInstance(), Asks.OWNER);

  private static final Map<String, Rpc> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Rpc::method, Function.identity()));

  private final String method;
  private final Message request;
  private final Asks asks;

  Rpc(String method, Message request, Asks asks) {
    this.method = method;
    this.request = request;
    this.asks = asks;
  }

  static Optional<Rpc> named(String method) {
    return Optional.ofNullable(BY_NAME.get(method));
  }

  /** The last segment of its path. */
  String method() {
    return method;
  }

  /** An empty request. */
  Message request() {
    return request;
  }

  /** Whether what is unknown is merely silent: there is no owner that could answer for it. */
  boolean needsOwner() {
    return asks == Asks.OWNER;
  }

  /** Whether a client's deadline can end the call. */
  boolean heedsDeadline() {
    return asks != Asks.STORE;
  }

  /**
   * How many bytes of a body are read of those who have no token: more where what is too large is
   * told before the missing grant (LiveKit spec §4.18).
   */
  int longestBodyOfStrangers() {
    return switch (this) {
      case UPDATE_PARTICIPANT, UPDATE_ROOM_METADATA -> 1 << 20;
      default -> 64 << 10;
    };
  }

  /** Whom the original asks: what is recorded of a method follows from it. */
  private enum Asks {
    STORE,
    STORE_THEN_OWNER,
    OWNER
  }
}
