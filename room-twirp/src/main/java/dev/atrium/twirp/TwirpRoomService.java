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
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.api.livekit.MoveParticipantRequest;
import dev.atrium.api.livekit.MoveParticipantResponse;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.MuteRoomTrackResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.PerformRpcRequest;
import dev.atrium.api.livekit.PerformRpcResponse;
import dev.atrium.api.livekit.RemoveParticipantResponse;
import dev.atrium.api.livekit.Room;
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
import java.util.List;

/** LiveKit's RoomService: each method maps its request, asks the domain, maps the answer. */
final class TwirpRoomService {
  private final Rooms rooms;
  private final Participants participants;

  TwirpRoomService(Rooms rooms, Participants participants) {
    this.rooms = rooms;
    this.participants = participants;
  }

  /**
   * @param request of the type of {@link Rpc#request}
   */
  Message call(Rpc rpc, Caller caller, Message request) {
    return switch (rpc) {
      case CREATE_ROOM -> createRoom(caller, (CreateRoomRequest) request);
      case LIST_ROOMS -> listRooms(caller, (ListRoomsRequest) request);
      case DELETE_ROOM -> deleteRoom(caller, (DeleteRoomRequest) request);
      case LIST_PARTICIPANTS -> listParticipants(caller, (ListParticipantsRequest) request);
      case GET_PARTICIPANT -> getParticipant(caller, (RoomParticipantIdentity) request);
      case REMOVE_PARTICIPANT -> removeParticipant(caller, (RoomParticipantIdentity) request);
      case MUTE_PUBLISHED_TRACK -> mutePublishedTrack(caller, (MuteRoomTrackRequest) request);
      case UPDATE_PARTICIPANT -> updateParticipant(caller, (UpdateParticipantRequest) request);
      case UPDATE_SUBSCRIPTIONS ->
          updateSubscriptions(caller, (UpdateSubscriptionsRequest) request);
      case SEND_DATA -> sendData(caller, (SendDataRequest) request);
      case UPDATE_ROOM_METADATA -> updateRoomMetadata(caller, (UpdateRoomMetadataRequest) request);
      case FORWARD_PARTICIPANT -> forwardParticipant(caller, (ForwardParticipantRequest) request);
      case MOVE_PARTICIPANT -> moveParticipant(caller, (MoveParticipantRequest) request);
      case PERFORM_RPC -> performRpc(caller, (PerformRpcRequest) request);
    };
  }

  private Room createRoom(Caller caller, CreateRoomRequest request) {
    return LivekitMapper.room(rooms.create(caller, TwirpCommands.createRoom(request)));
  }

  private ListRoomsResponse listRooms(Caller caller, ListRoomsRequest request) {
    List<dev.atrium.core.Room> found =
        request.getNamesCount() == 0
            ? rooms.list(caller)
            : rooms.list(caller, TwirpCommands.names(request.getNamesList()));
    ListRoomsResponse.Builder response = ListRoomsResponse.newBuilder();
    found.forEach(room -> response.addRooms(LivekitMapper.room(room)));
    return response.build();
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
    participants.remove(caller, room(request), identity(request));
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

  private Room updateRoomMetadata(Caller caller, UpdateRoomMetadataRequest request) {
    return LivekitMapper.room(
        rooms.updateMetadata(caller, TwirpCommands.updateRoomMetadata(request)));
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
