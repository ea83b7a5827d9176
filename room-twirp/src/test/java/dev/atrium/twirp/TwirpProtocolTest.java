package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DeleteRoomRequest;
import dev.atrium.api.livekit.ListParticipantsRequest;
import dev.atrium.api.livekit.ListParticipantsResponse;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.UpdateRoomMetadataRequest;
import dev.atrium.core.IfExists;
import dev.atrium.core.Lifetime;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import dev.atrium.core.scenario.CreatesNamedRooms;
import dev.atrium.core.scenario.CreatesRooms;
import dev.atrium.core.scenario.DeletesRooms;
import dev.atrium.core.scenario.ListsParticipants;
import dev.atrium.core.scenario.ListsRooms;
import dev.atrium.core.scenario.ReadsParticipants;
import dev.atrium.core.scenario.ReadsRooms;
import dev.atrium.core.scenario.RemovesParticipants;
import dev.atrium.core.scenario.UpdatesRoomMetadata;
import dev.atrium.twirp.Wire.Reply;
import java.util.Collection;

/** The shared scenarios in the binary form. */
class TwirpProtocolTest
    implements CreatesRooms,
        CreatesNamedRooms,
        ReadsRooms,
        ListsRooms,
        DeletesRooms,
        UpdatesRoomMetadata,
        ListsParticipants,
        ReadsParticipants,
        RemovesParticipants {
  private final Wire wire = new Wire(TestEngine.create());
  private int created;

  @Override
  public TestEngine engine() {
    return wire.engine();
  }

  @Override
  public RoomName createRoom() {
    created++;
    RoomName name = new RoomName("created-" + created);
    assertThat(createRoom(name)).isTrue();
    return name;
  }

  @Override
  public Class<? extends Lifetime> lifetime() {
    return Lifetime.Idle.class;
  }

  @Override
  public boolean createRoom(RoomName name) {
    Reply answer = call("CreateRoom", CreateRoomRequest.newBuilder().setName(name.value()));
    return answer.isOk()
        && answer.into(dev.atrium.api.livekit.Room.newBuilder()).getName().equals(name.value());
  }

  @Override
  public IfExists ifExists() {
    return IfExists.RETURN;
  }

  @Override
  public boolean seesRoom(RoomName name) {
    Reply answer = call("ListRooms", ListRoomsRequest.newBuilder().addNames(name.value()));
    return answer.into(ListRoomsResponse.newBuilder()).getRoomsCount() == 1;
  }

  @Override
  public Collection<RoomName> listedRooms() {
    Reply answer = call("ListRooms", ListRoomsRequest.newBuilder());
    return answer.into(ListRoomsResponse.newBuilder()).getRoomsList().stream()
        .map(room -> new RoomName(room.getName()))
        .toList();
  }

  @Override
  public boolean deleteRoom(RoomName name) {
    return isKnown(call("DeleteRoom", DeleteRoomRequest.newBuilder().setRoom(name.value())));
  }

  @Override
  public boolean updateMetadata(RoomName name, String metadata) {
    return isKnown(
        call(
            "UpdateRoomMetadata",
            UpdateRoomMetadataRequest.newBuilder().setRoom(name.value()).setMetadata(metadata)));
  }

  @Override
  public Collection<ParticipantIdentity> listedParticipants(RoomName room) {
    Reply answer =
        call("ListParticipants", ListParticipantsRequest.newBuilder().setRoom(room.value()));
    return answer.into(ListParticipantsResponse.newBuilder()).getParticipantsList().stream()
        .map(ParticipantInfo::getIdentity)
        .map(ParticipantIdentity::new)
        .toList();
  }

  @Override
  public boolean seesParticipant(RoomName room, ParticipantIdentity identity) {
    return isKnown(call("GetParticipant", participant(room, identity)));
  }

  @Override
  public boolean removeParticipant(RoomName room, ParticipantIdentity identity) {
    return isKnown(call("RemoveParticipant", participant(room, identity)));
  }

  private static Message.Builder participant(RoomName room, ParticipantIdentity identity) {
    return RoomParticipantIdentity.newBuilder().setRoom(room.value()).setIdentity(identity.value());
  }

  private Reply call(String method, Message.Builder request) {
    return wire.protobuf(method, request.build());
  }

  private static boolean isKnown(Reply answer) {
    if (answer.isOk()) {
      return true;
    }
    assertThat(answer.text()).contains("\"not_found\"", "does not exist");
    return false;
  }
}
