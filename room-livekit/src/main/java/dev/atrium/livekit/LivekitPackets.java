package dev.atrium.livekit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.DataPacket.Kind;
import dev.atrium.api.livekit.RpcError;
import dev.atrium.api.livekit.RpcRequest;
import dev.atrium.api.livekit.RpcResponse;
import dev.atrium.api.livekit.UserPacket;
import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.DataBody;
import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.DataCodec;
import dev.atrium.core.media.DataMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data as LiveKit's clients put it: each message is one {@code DataPacket} (LiveKit signalling §5).
 * Receivers may be named in two places of a packet of the application's: they get it if either
 * names them.
 */
@SuppressWarnings("deprecation") // older clients look for the sender where it was then
public final class LivekitPackets implements DataCodec {
  private static final int RPC_VERSION = 1;

  @Override
  public Optional<DataMessage> read(DataChannel channel, byte[] message) {
    try {
      return Optional.of(read(channel, message, packet(message)));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static DataMessage read(
      DataChannel channel, byte[] message, dev.atrium.api.livekit.DataPacket packet) {
    UserPacket user = packet.getUser(); // an empty one in what is none
    List<ParticipantIdentity> destinations =
        Stream.concat(
                packet.getDestinationIdentitiesList().stream(),
                user.getDestinationIdentitiesList().stream())
            .distinct()
            .map(ParticipantIdentity::new)
            .toList();
    List<ParticipantSid> sids =
        user.getDestinationSidsList().stream().map(ParticipantSid::new).toList();
    DataBody body =
        packet.hasUser()
            ? new DataBody.Packet(packet(channel, user, destinations, sids))
            : body(packet);
    return new DataMessage(Optional.empty(), destinations, sids, channel, body, message);
  }

  private static DataPacket packet(
      DataChannel channel,
      UserPacket user,
      List<ParticipantIdentity> destinations,
      List<ParticipantSid> sids) {
    return new DataPacket(
        channel == DataChannel.RELIABLE ? Kind.RELIABLE_VALUE : Kind.LOSSY_VALUE,
        user.getPayload().toByteArray(),
        sids,
        destinations,
        user.hasTopic() ? Optional.of(user.getTopic()) : Optional.empty(),
        user.getNonce().toByteArray());
  }

  /** The rest concerns clients alone, and so do answers in a form that no server asked for. */
  private static DataBody body(dev.atrium.api.livekit.DataPacket packet) {
    return switch (packet.getValueCase()) {
      case RPC_ACK -> new DataBody.RpcAck(packet.getRpcAck().getRequestId());
      case RPC_RESPONSE -> response(packet.getRpcResponse());
      default -> new DataBody.Other();
    };
  }

  private static DataBody response(RpcResponse response) {
    RpcError error = response.getError();
    return new DataBody.RpcResponse(
        response.getRequestId(),
        response.getPayload(),
        response.hasError()
            ? Optional.of(
                new DataBody.RpcFailure(error.getCode(), error.getMessage(), error.getData()))
            : Optional.empty());
  }

  @Override
  public byte[] write(DataMessage message) {
    return message
        .from()
        .map(sender -> relayed(message, sender))
        .orElseGet(() -> own(message))
        .toByteArray();
  }

  /** Only who sent it is set anew: nobody speaks for somebody else. */
  private static dev.atrium.api.livekit.DataPacket relayed(DataMessage message, StayRef sender) {
    String identity = sender.identity().value();
    String sid = sender.sid().value();
    try {
      dev.atrium.api.livekit.DataPacket.Builder packet =
          packet(message.original()).toBuilder()
              .setParticipantIdentity(identity)
              .setParticipantSid(sid);
      if (packet.hasUser()) {
        packet.getUserBuilder().setParticipantIdentity(identity).setParticipantSid(sid);
      }
      return packet.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not read by this codec", e);
    }
  }

  private static dev.atrium.api.livekit.DataPacket own(DataMessage message) {
    dev.atrium.api.livekit.DataPacket.Builder packet =
        dev.atrium.api.livekit.DataPacket.newBuilder();
    message.destinations().forEach(to -> packet.addDestinationIdentities(to.value()));
    return switch (message.body()) {
      case DataBody.Packet body ->
          packet.setKindValue(body.packet().kind()).setUser(user(body.packet())).build();
      case DataBody.RpcRequest body ->
          packet.setParticipantIdentity(body.id()).setRpcRequest(request(body)).build();
      case DataBody.RpcAck body -> throw unsaid(body);
      case DataBody.RpcResponse body -> throw unsaid(body);
      case DataBody.Other body -> throw unsaid(body);
    };
  }

  private static UserPacket.Builder user(DataPacket packet) {
    UserPacket.Builder user =
        UserPacket.newBuilder()
            .setPayload(ByteString.copyFrom(packet.payload()))
            .setNonce(ByteString.copyFrom(packet.nonce()));
    packet.topic().ifPresent(user::setTopic);
    packet.destinationSids().forEach(sid -> user.addDestinationSids(sid.value()));
    packet.destinations().forEach(identity -> user.addDestinationIdentities(identity.value()));
    return user;
  }

  private static RpcRequest.Builder request(DataBody.RpcRequest request) {
    return RpcRequest.newBuilder()
        .setId(request.id())
        .setMethod(request.method())
        .setPayload(request.payload())
        .setResponseTimeoutMs((int) Math.min(request.responseTimeout().toMillis(), 0xFFFF_FFFFL))
        .setVersion(RPC_VERSION);
  }

  private static dev.atrium.api.livekit.DataPacket packet(byte[] message)
      throws InvalidProtocolBufferException {
    return dev.atrium.api.livekit.DataPacket.parseFrom(message);
  }

  private static IllegalArgumentException unsaid(DataBody body) {
    return new IllegalArgumentException("no server says " + body);
  }
}
