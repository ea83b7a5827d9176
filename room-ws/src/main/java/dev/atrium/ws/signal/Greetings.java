package dev.atrium.ws.signal;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.Codec;
import dev.atrium.api.livekit.JoinResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ReconnectResponse;
import dev.atrium.api.livekit.ServerInfo;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.Room;
import dev.atrium.core.Stay;
import dev.atrium.livekit.LivekitMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The first message of a connection (signalling spec §3). */
final class Greetings {
  /** Repairs others, and is never published by itself. */
  private static final String REPAIR = "video/rtx";

  private final SignalTimings timings;
  private final ServerInfo server;
  private final IceServers ice;

  Greetings(SignalTimings timings, ServerInfo server, IceServers ice) {
    this.timings = timings;
    this.server = server;
    this.ice = ice;
  }

  /** To a client that has joined. */
  SignalMessage join(Stay stay, List<ParticipantInfo> others, SignalClient client) {
    dev.atrium.api.livekit.Room shown = LivekitMapper.room(stay.room());
    JoinResponse.Builder join =
        JoinResponse.newBuilder()
            .setRoom(shown)
            .setParticipant(LivekitMapper.participant(stay.participant()))
            .addAllOtherParticipants(others)
            .setServerVersion(server.getVersion())
            .addAllIceServers(ice.of(stay))
            .setSubscriberPrimary(client.isSubscriberPrimary())
            .setServerRegion(server.getRegion())
            .setPingTimeout((int) timings.pingTimeout().toSeconds())
            .setPingInterval((int) timings.pingInterval().toSeconds())
            .setServerInfo(server)
            .setSifTrailer(trailer(stay.room()));
    shown.getEnabledCodecsList().stream()
        .filter(Greetings::isPublished)
        .forEach(join::addEnabledPublishCodecs);
    return new SignalMessage(SignalResponse.newBuilder().setJoin(join));
  }

  /** To a client that goes on with its stay. */
  SignalMessage back(Stay stay) {
    return new SignalMessage(
        SignalResponse.newBuilder()
            .setReconnect(
                ReconnectResponse.newBuilder()
                    .addAllIceServers(ice.of(stay))
                    .setServerInfo(server)));
  }

  private static boolean isPublished(Codec codec) {
    return !codec.getMime().equalsIgnoreCase(REPAIR);
  }

  /** The same for everyone in this life of the room, and unknown outside. */
  private static ByteString trailer(Room room) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(room.sid().value().getBytes(StandardCharsets.UTF_8));
      digest.update(room.password().value().getBytes(StandardCharsets.UTF_8));
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
