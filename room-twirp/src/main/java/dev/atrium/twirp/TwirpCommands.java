package dev.atrium.twirp;

import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DeleteRoomRequest;
import dev.atrium.api.livekit.ForwardParticipantRequest;
import dev.atrium.api.livekit.MoveParticipantRequest;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.PerformRpcRequest;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import dev.atrium.api.livekit.UpdateRoomMetadataRequest;
import dev.atrium.api.livekit.UpdateSubscriptionsRequest;
import dev.atrium.core.CreateRoom;
import dev.atrium.core.DataPacket;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.IfExists;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RelocateParticipant;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.SendData;
import dev.atrium.core.TrackSid;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.UpdateSubscriptions;
import dev.atrium.livekit.LivekitValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** LiveKit's requests as commands of the domain; the other way is {@code LivekitMapper}'s. */
final class TwirpCommands {
  /** Of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private TwirpCommands() {}

  static RemoveParticipant removeParticipant(RoomParticipantIdentity request) {
    return new RemoveParticipant(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        request.getRevokeTokenTs() == 0
            ? Optional.empty()
            : Optional.of(second(request.getRevokeTokenTs())));
  }

  /** Any int64 may be sent; no token tells of a time beyond these. */
  private static Instant second(long epochSecond) {
    return Instant.ofEpochSecond(
        Math.clamp(epochSecond, Instant.EPOCH.getEpochSecond(), LAST_SECOND));
  }

  static CreateRoom createRoom(CreateRoomRequest request) {
    return new CreateRoom(
        Optional.of(new RoomName(request.getName())),
        RoomNaming.BY_CREATOR,
        IfExists.RETURN,
        LivekitValues.roomOptions(request));
  }

  static List<RoomName> names(Collection<String> names) {
    return names.stream().map(RoomName::new).toList();
  }

  /** By name or by sid, as the contract says. */
  static DeleteRoom deleteRoom(DeleteRoomRequest request) {
    return new DeleteRoom(new RoomName(request.getRoom()), true);
  }

  static UpdateRoomMetadata updateRoomMetadata(UpdateRoomMetadataRequest request) {
    return new UpdateRoomMetadata(new RoomName(request.getRoom()), request.getMetadata());
  }

  static MuteTrack muteTrack(MuteRoomTrackRequest request) {
    return new MuteTrack(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        new TrackSid(request.getTrackSid()),
        request.getMuted());
  }

  /** Here an empty name or metadata keeps what is there (LiveKit spec §4.9). */
  static UpdateParticipant updateParticipant(UpdateParticipantRequest request) {
    return new UpdateParticipant(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        new ProfileChange(
            given(request.getName()), given(request.getMetadata()), request.getAttributesMap()),
        request.hasPermission()
            ? Optional.of(LivekitValues.permission(request.getPermission()))
            : Optional.empty());
  }

  static UpdateSubscriptions updateSubscriptions(UpdateSubscriptionsRequest request) {
    Stream<String> tracks =
        Stream.concat(
            request.getTrackSidsList().stream(),
            request.getParticipantTracksList().stream()
                .flatMap(tracksOfOne -> tracksOfOne.getTrackSidsList().stream()));
    return new UpdateSubscriptions(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        tracks.map(TrackSid::new).toList(),
        request.getSubscribe());
  }

  @SuppressWarnings("deprecation") // destination sids count as before
  static SendData sendData(SendDataRequest request) {
    DataPacket packet =
        new DataPacket(
            request.getKindValue(),
            request.getData().toByteArray(),
            request.getDestinationSidsList().stream().map(ParticipantSid::new).toList(),
            request.getDestinationIdentitiesList().stream().map(ParticipantIdentity::new).toList(),
            request.hasTopic() ? Optional.of(request.getTopic()) : Optional.empty(),
            request.getNonce().toByteArray());
    return new SendData(new RoomName(request.getRoom()), packet);
  }

  static RelocateParticipant forward(ForwardParticipantRequest request) {
    return new RelocateParticipant(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        new RoomName(request.getDestinationRoom()),
        false);
  }

  static RelocateParticipant move(MoveParticipantRequest request) {
    return new RelocateParticipant(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getIdentity()),
        new RoomName(request.getDestinationRoom()),
        true);
  }

  static PerformRpc performRpc(PerformRpcRequest request) {
    return new PerformRpc(
        new RoomName(request.getRoom()),
        new ParticipantIdentity(request.getDestinationIdentity()),
        request.getMethod(),
        request.getPayload(),
        Duration.ofMillis(Integer.toUnsignedLong(request.getResponseTimeoutMs())));
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
