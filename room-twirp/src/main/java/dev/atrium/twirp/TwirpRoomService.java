package dev.atrium.twirp;

import com.google.protobuf.Message;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DeleteRoomRequest;
import dev.atrium.api.livekit.DeleteRoomResponse;
import dev.atrium.api.livekit.ForwardParticipantRequest;
import dev.atrium.api.livekit.ForwardParticipantResponse;
import dev.atrium.api.livekit.ListParticipantsRequest;
import dev.atrium.api.livekit.ListParticipantsResponse;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.MoveParticipantRequest;
import dev.atrium.api.livekit.MoveParticipantResponse;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.MuteRoomTrackResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.PerformRpcRequest;
import dev.atrium.api.livekit.PerformRpcResponse;
import dev.atrium.api.livekit.RemoveParticipantResponse;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.SendDataResponse;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import dev.atrium.api.livekit.UpdateRoomMetadataRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsResponse;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Participants;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.access.Caller;
import dev.atrium.livekit.LivekitMapper;

/** LiveKit's RoomService: each method maps its request, asks the domain, maps the answer. */
final class TwirpRoomService {
  private final Rooms rooms;
  private final Participants participants;
  private final RoomEncodings encodings = new RoomEncodings();

  TwirpRoomService(Rooms rooms, Participants participants) {
    this.rooms = rooms;
    this.participants = participants;
  }

  /**
   * @param request of the type of {@link Rpc#request}
   */
  Answer call(Rpc rpc, Caller caller, Message request) {
    return switch (rpc) {
      case CREATE_ROOM -> createRoom(caller, (CreateRoomRequest) request);
      case LIST_ROOMS -> listRooms(caller, (ListRoomsRequest) request);
      case DELETE_ROOM -> Answer.of(deleteRoom(caller, (DeleteRoomRequest) request));
      case LIST_PARTICIPANTS ->
          Answer.of(listParticipants(caller, (ListParticipantsRequest) request));
      case GET_PARTICIPANT -> Answer.of(getParticipant(caller, (RoomParticipantIdentity) request));
      case REMOVE_PARTICIPANT ->
          Answer.of(removeParticipant(caller, (RoomParticipantIdentity) request));
      case MUTE_PUBLISHED_TRACK ->
          Answer.of(mutePublishedTrack(caller, (MuteRoomTrackRequest) request));
      case UPDATE_PARTICIPANT ->
          Answer.of(updateParticipant(caller, (UpdateParticipantRequest) request));
      case UPDATE_SUBSCRIPTIONS ->
          Answer.of(updateSubscriptions(caller, (UpdateSubscriptionsRequest) request));
      case SEND_DATA -> Answer.of(sendData(caller, (SendDataRequest) request));
      case UPDATE_ROOM_METADATA -> updateRoomMetadata(caller, (UpdateRoomMetadataRequest) request);
      case FORWARD_PARTICIPANT ->
          Answer.of(forwardParticipant(caller, (ForwardParticipantRequest) request));
      case MOVE_PARTICIPANT -> Answer.of(moveParticipant(caller, (MoveParticipantRequest) request));
      case PERFORM_RPC -> Answer.of(performRpc(caller, (PerformRpcRequest) request));
    };
  }

  private Answer createRoom(Caller caller, CreateRoomRequest request) {
    return encodings.room(rooms.create(caller, TwirpCommands.createRoom(request)));
  }

  private Answer listRooms(Caller caller, ListRoomsRequest request) {
    return encodings.rooms(
        request.getNamesCount() == 0
            ? rooms.list(caller)
            : rooms.list(caller, TwirpCommands.names(request.getNamesList())));
  }

  private DeleteRoomResponse deleteRoom(Caller caller, DeleteRoomRequest request) {
    rooms.delete(caller, TwirpCommands.deleteRoom(request));
    return DeleteRoomResponse.getDefaultInstance();
  }

  private ListParticipantsResponse listParticipants(
      Caller caller, ListParticipantsRequest request) {
    ListParticipantsResponse.Builder response = ListParticipantsResponse.newBuilder();
    participants
        .list(caller, new RoomName(request.getRoom()))
        .forEach(participant -> response.addParticipants(LivekitMapper.participant(participant)));
    return response.build();
  }

  private ParticipantInfo getParticipant(Caller caller, RoomParticipantIdentity request) {
    return LivekitMapper.participant(participants.get(caller, room(request), identity(request)));
  }

  private RemoveParticipantResponse removeParticipant(
      Caller caller, RoomParticipantIdentity request) {
    participants.remove(caller, TwirpCommands.removeParticipant(request));
    return RemoveParticipantResponse.getDefaultInstance();
  }

  private MuteRoomTrackResponse mutePublishedTrack(Caller caller, MuteRoomTrackRequest request) {
    MuteRoomTrackResponse.Builder response = MuteRoomTrackResponse.newBuilder();
    participants
        .mute(caller, TwirpCommands.muteTrack(request))
        .map(LivekitMapper::track)
        .ifPresent(response::setTrack);
    return response.build();
  }

  private ParticipantInfo updateParticipant(Caller caller, UpdateParticipantRequest request) {
    return LivekitMapper.participant(
        participants.update(caller, TwirpCommands.updateParticipant(request)));
  }

  private UpdateSubscriptionsResponse updateSubscriptions(
      Caller caller, UpdateSubscriptionsRequest request) {
    participants.updateSubscriptions(caller, TwirpCommands.updateSubscriptions(request));
    return UpdateSubscriptionsResponse.getDefaultInstance();
  }

  private SendDataResponse sendData(Caller caller, SendDataRequest request) {
    participants.sendData(caller, TwirpCommands.sendData(request));
    return SendDataResponse.getDefaultInstance();
  }

  private Answer updateRoomMetadata(Caller caller, UpdateRoomMetadataRequest request) {
    return encodings.room(rooms.updateMetadata(caller, TwirpCommands.updateRoomMetadata(request)));
  }

  private ForwardParticipantResponse forwardParticipant(
      Caller caller, ForwardParticipantRequest request) {
    participants.relocate(caller, TwirpCommands.forward(request));
    return ForwardParticipantResponse.getDefaultInstance();
  }

  private MoveParticipantResponse moveParticipant(Caller caller, MoveParticipantRequest request) {
    participants.relocate(caller, TwirpCommands.move(request));
    return MoveParticipantResponse.getDefaultInstance();
  }

  private PerformRpcResponse performRpc(Caller caller, PerformRpcRequest request) {
    return PerformRpcResponse.newBuilder()
        .setPayload(participants.performRpc(caller, TwirpCommands.performRpc(request)))
        .build();
  }

  private static RoomName room(RoomParticipantIdentity request) {
    return new RoomName(request.getRoom());
  }

  private static ParticipantIdentity identity(RoomParticipantIdentity request) {
    return new ParticipantIdentity(request.getIdentity());
  }
}
