package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.DataPacket.Kind;
import dev.atrium.api.livekit.DataStream;
import dev.atrium.api.livekit.RpcAck;
import dev.atrium.api.livekit.RpcError;
import dev.atrium.api.livekit.RpcResponse;
import dev.atrium.api.livekit.UserPacket;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.DataBody;
import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.DataMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // the older places are filled and read as well
class LivekitPacketsTest {
  private static final ParticipantIdentity BOB = new ParticipantIdentity("bob");
  private static final StayRef ALICE =
      new StayRef(
          new RoomRef(new RoomName("lobby"), new RoomSid("RM_1")),
          new ParticipantIdentity("alice"),
          new ParticipantSid("PA_alice"));

  private final LivekitPackets codec = new LivekitPackets();

  @Test
  void theServersPacketCarriesEverythingButASender() throws Exception {
    DataPacket written = write(DataMessage.of(packet(Optional.of(""))));

    assertThat(written)
        .isEqualTo(
            DataPacket.newBuilder()
                .setKind(Kind.LOSSY)
                .addDestinationIdentities("bob")
                .setUser(
                    UserPacket.newBuilder()
                        .setPayload(ByteString.copyFromUtf8("hello"))
                        .setNonce(ByteString.copyFromUtf8("0123456789abcdef"))
                        .setTopic("")
                        .addDestinationSids("PA_bob")
                        .addDestinationIdentities("bob"))
                .build());
    assertThat(write(DataMessage.of(packet(Optional.empty()))).getUser().hasTopic()).isFalse();
  }

  @Test
  void theServersRequestNamesItselfBothWays() throws Exception {
    DataBody.RpcRequest request =
        new DataBody.RpcRequest("id-1", "greet", "{}", Duration.ofSeconds(7));

    DataPacket written = write(DataMessage.of(request, BOB));

    assertThat(written.getParticipantIdentity()).isEqualTo("id-1");
    assertThat(written.getDestinationIdentitiesList()).containsExactly("bob");
    assertThat(written.getRpcRequest().getId()).isEqualTo("id-1");
    assertThat(written.getRpcRequest().getMethod()).isEqualTo("greet");
    assertThat(written.getRpcRequest().getPayload()).isEqualTo("{}");
    assertThat(written.getRpcRequest().getResponseTimeoutMs()).isEqualTo(7_000);
    assertThat(written.getRpcRequest().getVersion()).isEqualTo(1);
  }

  @Test
  void aRelayedMessageIsAsItCameButForItsSender() throws Exception {
    DataPacket sent =
        DataPacket.newBuilder()
            .setSequence(17)
            .setParticipantIdentity("mallory")
            .setStreamHeader(DataStream.Header.newBuilder().setStreamId("s-1"))
            .build();

    DataPacket relayed = write(read(DataChannel.RELIABLE, sent).sentBy(ALICE));

    assertThat(relayed)
        .isEqualTo(
            sent.toBuilder().setParticipantIdentity("alice").setParticipantSid("PA_alice").build());
  }

  @Test
  void aRelayedPacketNamesItsSenderInTheOlderPlaceToo() throws Exception {
    DataPacket sent = DataPacket.newBuilder().setUser(UserPacket.newBuilder().setId("x")).build();

    UserPacket relayed = write(read(DataChannel.RELIABLE, sent).sentBy(ALICE)).getUser();

    assertThat(relayed.getParticipantIdentity()).isEqualTo("alice");
    assertThat(relayed.getParticipantSid()).isEqualTo("PA_alice");
    assertThat(relayed.getId()).isEqualTo("x");
  }

  @Test
  void receiversAreNamedInEitherPlace() throws Exception {
    DataPacket sent =
        DataPacket.newBuilder()
            .addDestinationIdentities("bob")
            .setUser(
                UserPacket.newBuilder()
                    .setTopic("t")
                    .addDestinationIdentities("bob")
                    .addDestinationIdentities("carol")
                    .addDestinationSids("PA_dave"))
            .build();

    DataMessage read = read(DataChannel.LOSSY, sent);

    assertThat(read.destinations()).containsExactly(BOB, new ParticipantIdentity("carol"));
    assertThat(read.destinationSids()).containsExactly(new ParticipantSid("PA_dave"));
    assertThat(read.body())
        .isInstanceOfSatisfying(
            DataBody.Packet.class,
            body -> {
              assertThat(body.packet().kind()).isEqualTo(1);
              assertThat(body.packet().topic()).contains("t");
            });
  }

  @Test
  void answersToProceduresAreRead() throws Exception {
    DataPacket ack =
        DataPacket.newBuilder().setRpcAck(RpcAck.newBuilder().setRequestId("id")).build();
    DataPacket done =
        DataPacket.newBuilder()
            .setRpcResponse(RpcResponse.newBuilder().setRequestId("id").setPayload("p"))
            .build();
    DataPacket failed =
        DataPacket.newBuilder()
            .setRpcResponse(
                RpcResponse.newBuilder()
                    .setRequestId("id")
                    .setError(RpcError.newBuilder().setCode(1400).setMessage("no").setData("more")))
            .build();

    assertThat(read(DataChannel.RELIABLE, ack).body()).isEqualTo(new DataBody.RpcAck("id"));
    assertThat(read(DataChannel.RELIABLE, done).body())
        .isEqualTo(new DataBody.RpcResponse("id", "p", Optional.empty()));
    assertThat(read(DataChannel.RELIABLE, failed).body())
        .isEqualTo(
            new DataBody.RpcResponse(
                "id", "", Optional.of(new DataBody.RpcFailure(1400, "no", "more"))));
  }

  @Test
  void whatIsNoPacketIsNotRead() {
    assertThat(codec.read(DataChannel.RELIABLE, new byte[] {(byte) 0xFF})).isEmpty();
  }

  private DataMessage read(DataChannel channel, DataPacket packet) {
    return codec.read(channel, packet.toByteArray()).orElseThrow();
  }

  private DataPacket write(DataMessage message) throws InvalidProtocolBufferException {
    return DataPacket.parseFrom(codec.write(message));
  }

  private static dev.atrium.core.DataPacket packet(Optional<String> topic) {
    return new dev.atrium.core.DataPacket(
        1,
        "hello".getBytes(StandardCharsets.UTF_8),
        List.of(new ParticipantSid("PA_bob")),
        List.of(BOB),
        topic,
        "0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  }
}
