package dev.atrium.ws.signal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.ClientInfo;
import dev.atrium.api.livekit.ConnectionSettings;
import dev.atrium.api.livekit.JoinRequest;
import dev.atrium.api.livekit.WrappedJoinRequest;
import dev.atrium.core.ClientCapability;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ProfileChange;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The newer way to ask for a connection: one message in a single parameter (signalling spec §1).
 */
final class JoinRequests {

  /** No join request is longer; a small one that swells to more is no join request. */
  private static final int LONGEST = 2 << 20;

  private JoinRequests() {}

  static JoinQuery read(String encoded) throws RefusedException {
    JoinRequestFields fields = unwrap(wrapper(encoded));
    JoinRequest request = fields.message();
    ClientInfo client = request.getClientInfo();
    ConnectionSettings settings = request.getConnectionSettings();
    return new JoinQuery(
        new SignalClient(
            Math.max(0, client.getProtocol()),
            Math.max(0, client.getClientProtocol()),
            capabilities(client),
            settings.getAutoSubscribe(),
            settings.getAdaptiveStream()),
        new ProfileChange(
            Optional.empty(),
            Optional.of(request.getMetadata()).filter(metadata -> !metadata.isEmpty()),
            request.getParticipantAttributesMap()),
        false,
        request.getReconnect()
            ? Optional.of(new ParticipantSid(request.getParticipantSid()))
            : Optional.empty(),
        fields.offers());
  }

  private static Set<ClientCapability> capabilities(ClientInfo client) {
    Set<ClientCapability> capabilities = EnumSet.noneOf(ClientCapability.class);
    for (ClientInfo.Capability capability : client.getCapabilitiesList()) {
      switch (capability) {
        case CAP_PACKET_TRAILER -> capabilities.add(ClientCapability.PACKET_TRAILER);
        case CAP_COMPRESSION_DEFLATE_RAW ->
            capabilities.add(ClientCapability.COMPRESSION_DEFLATE_RAW);
        case CAP_UNUSED, UNRECOGNIZED -> {}
      }
    }
    return capabilities;
  }

  private static WrappedJoinRequest wrapper(String encoded) throws RefusedException {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw SignalErrors.badRequest("cannot base64 decode wrapped join request");
    }
    try {
      return WrappedJoinRequest.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw SignalErrors.badRequest("cannot unmarshal wrapped join request");
    }
  }

  private static JoinRequestFields unwrap(WrappedJoinRequest wrapper) throws RefusedException {
    try {
      ByteString packed = wrapper.getJoinRequest();
      return switch (wrapper.getCompression()) {
        case GZIP -> JoinRequestFields.read(inflate(packed));
        case NONE, UNRECOGNIZED -> JoinRequestFields.read(packed.toByteArray());
      };
    } catch (IOException e) {
      throw SignalErrors.badRequest("cannot unmarshal join request");
    }
  }

  private static byte[] inflate(ByteString packed) throws IOException {
    try (GZIPInputStream unpacked = new GZIPInputStream(packed.newInput())) {
      byte[] bytes = unpacked.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("a join request is not that long");
      }
      return bytes;
    }
  }
}
