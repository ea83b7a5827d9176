package dev.atrium.app.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.AudioTrackFeature;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DeleteRoomRequest;
import dev.atrium.api.livekit.DeleteRoomResponse;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.ForwardParticipantRequest;
import dev.atrium.api.livekit.ForwardParticipantResponse;
import dev.atrium.api.livekit.JoinRequest;
import dev.atrium.api.livekit.ListParticipantsRequest;
import dev.atrium.api.livekit.ListParticipantsResponse;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.api.livekit.MoveParticipantRequest;
import dev.atrium.api.livekit.MoveParticipantResponse;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.MuteRoomTrackResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantPermission;
import dev.atrium.api.livekit.PerformRpcRequest;
import dev.atrium.api.livekit.PerformRpcResponse;
import dev.atrium.api.livekit.RemoveParticipantResponse;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.SendDataResponse;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SimulateScenario;
import dev.atrium.api.livekit.SubscriptionPermission;
import dev.atrium.api.livekit.TrackSource;
import dev.atrium.api.livekit.TrackType;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import dev.atrium.api.livekit.UpdateRoomMetadataRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsResponse;
import dev.atrium.api.livekit.VideoQuality;
import dev.atrium.api.livekit.WrappedJoinRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What clients ask for while all is well: every method of RoomService, every kind of signal. */
final class LivekitSamples {
  /** Of clients from long ago: deprecated, and still sent. */
  private static final Signal UPDATE_LAYERS =
      new Signal(
          "{\"updateLayers\":{}}".getBytes(StandardCharsets.UTF_8), new byte[] {10 << 3 | 2, 0});

  private LivekitSamples() {}

  /**
   * A call in both forms.
   *
   * @param answer an empty message of the type it is answered with
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Call(String method, byte[] json, byte[] protobuf, Message answer) {
    static Call of(String method, Message.Builder request, Message answer) {
      return new Call(method, printed(request), request.build().toByteArray(), answer);
    }
  }

  /** A message of a client in both forms. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Signal(byte[] json, byte[] protobuf) {}

  /** What a client says of itself at the newer of the two paths. */
  static byte[] join() {
    var join = JoinRequest.newBuilder().setMetadata("m").putParticipantAttributes("a", "b");
    join.getClientInfoBuilder().setProtocol(16).setOs("linux");
    join.getConnectionSettingsBuilder().setAutoSubscribe(true);
    join.addAddTrackRequests(video());
    return WrappedJoinRequest.newBuilder()
        .setJoinRequest(join.build().toByteString())
        .build()
        .toByteArray();
  }

  static List<Call> calls(String room, String identity) {
    return Stream.concat(aboutRooms(room), aboutParticipants(room, identity)).toList();
  }

  private static Stream<Call> aboutRooms(String room) {
    var create =
        CreateRoomRequest.newBuilder()
            .setName(room)
            .setEmptyTimeout(300)
            .setDepartureTimeout(20)
            .setMaxParticipants(50)
            .setMetadata("{\"topic\":\"é\"}")
            .putTags("a", "b")
            .setMinPlayoutDelay(10)
            .setSyncStreams(true);
    create.addAgentsBuilder().setAgentName("scribe").setMetadata("m");
    create.getEgressBuilder().getRoomBuilder().setLayout("grid");
    return Stream.of(
        Call.of("CreateRoom", create, Room.getDefaultInstance()),
        Call.of(
            "ListRooms",
            ListRoomsRequest.newBuilder().addNames(room),
            ListRoomsResponse.getDefaultInstance()),
        Call.of(
            "DeleteRoom",
            DeleteRoomRequest.newBuilder().setRoom(room),
            DeleteRoomResponse.getDefaultInstance()),
        Call.of(
            "UpdateRoomMetadata",
            UpdateRoomMetadataRequest.newBuilder().setRoom(room).setMetadata("{}"),
            Room.getDefaultInstance()),
        Call.of(
            "ListParticipants",
            ListParticipantsRequest.newBuilder().setRoom(room),
            ListParticipantsResponse.getDefaultInstance()));
  }

  private static Stream<Call> aboutParticipants(String room, String identity) {
    var one = RoomParticipantIdentity.newBuilder().setRoom(room).setIdentity(identity);
    var permission = ParticipantPermission.newBuilder().setCanPublish(true).setCanSubscribe(true);
    return Stream.concat(
        aboutTracksAndMessages(room, identity),
        Stream.of(
            Call.of("GetParticipant", one, ParticipantInfo.getDefaultInstance()),
            Call.of(
                "RemoveParticipant",
                one.clone().setRevokeTokenTs(1_600_000_000),
                RemoveParticipantResponse.getDefaultInstance()),
            Call.of(
                "UpdateParticipant",
                UpdateParticipantRequest.newBuilder()
                    .setRoom(room)
                    .setIdentity(identity)
                    .setName("n")
                    .setMetadata("m")
                    .setPermission(permission)
                    .putAttributes("a", "b"),
                ParticipantInfo.getDefaultInstance()),
            Call.of(
                "ForwardParticipant",
                ForwardParticipantRequest.newBuilder()
                    .setRoom(room)
                    .setIdentity(identity)
                    .setDestinationRoom("fuzz-0"),
                ForwardParticipantResponse.getDefaultInstance()),
            Call.of(
                "MoveParticipant",
                MoveParticipantRequest.newBuilder()
                    .setRoom(room)
                    .setIdentity(identity)
                    .setDestinationRoom("fuzz-0"),
                MoveParticipantResponse.getDefaultInstance())));
  }

  private static Stream<Call> aboutTracksAndMessages(String room, String identity) {
    return Stream.of(
        Call.of(
            "MutePublishedTrack",
            MuteRoomTrackRequest.newBuilder()
                .setRoom(room)
                .setIdentity(identity)
                .setTrackSid("TR_a")
                .setMuted(true),
            MuteRoomTrackResponse.getDefaultInstance()),
        Call.of(
            "UpdateSubscriptions",
            UpdateSubscriptionsRequest.newBuilder()
                .setRoom(room)
                .setIdentity(identity)
                .addTrackSids("TR_a")
                .setSubscribe(true),
            UpdateSubscriptionsResponse.getDefaultInstance()),
        Call.of(
            "SendData",
            SendDataRequest.newBuilder()
                .setRoom(room)
                .setData(ByteString.copyFromUtf8("hello"))
                .addDestinationIdentities(identity)
                .setTopic("t")
                .setNonce(ByteString.copyFromUtf8("0123456789abcdef")),
            SendDataResponse.getDefaultInstance()),
        Call.of(
            "PerformRpc",
            PerformRpcRequest.newBuilder()
                .setRoom(room)
                .setDestinationIdentity(identity)
                .setMethod("greet")
                .setPayload("p")
                .setResponseTimeoutMs(200),
            PerformRpcResponse.getDefaultInstance()));
  }

  static List<Signal> signals() {
    List<SignalRequest.Builder> all = new ArrayList<>(aboutMedia());
    all.addAll(aboutOneself());
    Stream<Signal> current =
        all.stream().map(request -> new Signal(printed(request), request.build().toByteArray()));
    return Stream.concat(current, Stream.of(UPDATE_LAYERS)).toList();
  }

  private static List<SignalRequest.Builder> aboutMedia() {
    List<SignalRequest.Builder> all = new ArrayList<>();
    SignalRequest.Builder next = added(all);
    next.getOfferBuilder().setType("offer").setSdp("v=0\r\n").setId(1).putMidToTrackId("0", "TR_a");
    added(all).getAnswerBuilder().setType("answer").setSdp("v=0\r\n");
    added(all).getTrickleBuilder().setCandidateInit("{\"candidate\":\"\"}").setFinal(true);
    added(all).setAddTrack(video());
    added(all).getMuteBuilder().setSid("TR_a").setMuted(true);
    added(all).getSubscriptionBuilder().addTrackSids("TR_a").setSubscribe(true);
    added(all).getTrackSettingBuilder().addTrackSids("TR_a").setWidth(640).setPriority(1);
    added(all).getSyncStateBuilder().addTrackSidsDisabled("TR_a").getAnswerBuilder().setSdp("v=0");
    added(all)
        .getUpdateAudioTrackBuilder()
        .setTrackSid("TR_a")
        .addFeatures(AudioTrackFeature.TF_NO_DTX);
    added(all).getUpdateVideoTrackBuilder().setTrackSid("TR_a").setWidth(1).setHeight(2);
    added(all).getPublishDataTrackRequestBuilder();
    added(all).getUnpublishDataTrackRequestBuilder();
    added(all).getUpdateDataSubscriptionBuilder();
    added(all).getStoreDataBlobRequestBuilder();
    added(all).getGetDataBlobRequestBuilder();
    return all;
  }

  private static List<SignalRequest.Builder> aboutOneself() {
    List<SignalRequest.Builder> all = new ArrayList<>();
    added(all).setPing(1);
    added(all).getPingReqBuilder().setTimestamp(1).setRtt(2);
    added(all).getLeaveBuilder().setReason(DisconnectReason.CLIENT_INITIATED).setCanReconnect(true);
    added(all)
        .getUpdateMetadataBuilder()
        .setMetadata("m")
        .setName("n")
        .putAttributes("a", "b")
        .setRequestId(7);
    var permission = SubscriptionPermission.newBuilder().setAllParticipants(false);
    permission.addTrackPermissionsBuilder().setParticipantIdentity("x").addTrackSids("TR_a");
    added(all).setSubscriptionPermission(permission);
    added(all).setSimulate(SimulateScenario.newBuilder().setServerLeave(true));
    added(all).setSimulate(SimulateScenario.newBuilder().setNodeFailure(true));
    added(all).setSimulate(SimulateScenario.newBuilder().setSpeakerUpdate(3));
    return all;
  }

  private static AddTrackRequest.Builder video() {
    var track = AddTrackRequest.newBuilder().setCid("c").setName("n").setType(TrackType.VIDEO);
    track
        .setSource(TrackSource.CAMERA)
        .setWidth(1280)
        .setHeight(720)
        .addAudioFeatures(AudioTrackFeature.TF_NO_DTX);
    track
        .addLayersBuilder()
        .setQuality(VideoQuality.HIGH)
        .setWidth(1280)
        .setHeight(720)
        .setBitrate(1);
    track.addSimulcastCodecsBuilder().setCodec("vp8").setCid("c");
    return track;
  }

  private static SignalRequest.Builder added(List<SignalRequest.Builder> all) {
    SignalRequest.Builder next = SignalRequest.newBuilder();
    all.add(next);
    return next;
  }

  private static byte[] printed(Message.Builder message) {
    try {
      String text = JsonFormat.printer().omittingInsignificantWhitespace().print(message);
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
