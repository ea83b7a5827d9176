package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.RpcAck;
import dev.atrium.api.livekit.RpcError;
import dev.atrium.api.livekit.RpcRequest;
import dev.atrium.api.livekit.RpcResponse;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.SendData;
import dev.atrium.core.TestEngine;
import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.TestMedia;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Packets and calls of procedures on the data channels of a media engine. */
class DeliveringDataTest {
  private final TestMediaNode node = new TestMediaNode();
  private final TestMedia media = node.media();
  private final TestEngine engine = node.engine();

  @Test
  void dataOfTheServerArriveOnceAsOneOfItsPackets() throws Exception {
    TestPeer alice = node.connected("alice");
    TestPeer bob = node.connected("bob");

    sendData("alice", 0);
    sendData("alice", 0);

    assertThat(media.leg(node.leg(bob)).reliable()).isEmpty();
    assertThat(media.leg(node.leg(alice)).reliable()).hasSize(1);
    DataPacket packet = DataPacket.parseFrom(media.leg(node.leg(alice)).next());
    assertThat(packet.getParticipantIdentity()).isEmpty();
    assertThat(packet.getUser().getPayload()).isEqualTo(ByteString.copyFromUtf8("hello"));
    assertThat(packet.getUser().getTopic()).isEqualTo("chat");
  }

  @Test
  void dataOfOthersArriveWithTheirSender() throws Exception {
    TestPeer alice = node.connected("alice");
    TestPeer bob = node.connected("bob");

    media.receive(
        node.leg(alice),
        DataChannel.LOSSY,
        DataPacket.newBuilder().setParticipantIdentity("mallory").build().toByteArray());

    DataPacket packet = DataPacket.parseFrom(media.leg(node.leg(bob)).lossy().getFirst());
    assertThat(packet.getParticipantIdentity()).isEqualTo("alice");
    assertThat(packet.getParticipantSid()).isEqualTo(alice.sid());
    assertThat(media.leg(node.leg(alice)).lossy()).isEmpty();
  }

  @Test
  void aProcedureIsPerformedByTheClientOnce() throws Exception {
    TestPeer alice = node.connected("alice");

    CompletableFuture<String> answer = perform();
    RpcRequest request = asked(alice);
    reply(
        alice,
        DataPacket.newBuilder().setRpcAck(RpcAck.newBuilder().setRequestId(request.getId())));
    reply(
        alice,
        DataPacket.newBuilder()
            .setRpcResponse(
                RpcResponse.newBuilder().setRequestId(request.getId()).setPayload("done")));

    assertThat(answer.join()).isEqualTo("done");
    assertThat(request.getMethod()).isEqualTo("greet");
    assertThat(request.getResponseTimeoutMs()).isEqualTo(60_000);
    assertThat(media.leg(node.leg(alice)).reliable()).hasSize(1);
  }

  @Test
  void whatTheClientCannotPerformFails() throws Exception {
    TestPeer alice = node.connected("alice");

    CompletableFuture<String> answer = perform();
    RpcRequest request = asked(alice);
    reply(
        alice,
        DataPacket.newBuilder()
            .setRpcResponse(
                RpcResponse.newBuilder()
                    .setRequestId(request.getId())
                    .setError(RpcError.newBuilder().setCode(1400).setMessage("Unsupported"))));

    assertThatThrownBy(answer::join)
        .cause()
        .isInstanceOfSatisfying(
            RoomException.class,
            refusal ->
                assertThat(refusal.error())
                    .isEqualTo(new RoomError.RpcFailed(1400, "Unsupported", "")));
  }

  private void sendData(String to, int kind) {
    engine
        .participants()
        .sendData(
            OWNER,
            new SendData(
                LOBBY,
                new dev.atrium.core.DataPacket(
                    kind,
                    "hello".getBytes(StandardCharsets.UTF_8),
                    List.of(),
                    List.of(new ParticipantIdentity(to)),
                    Optional.of("chat"),
                    "0123456789abcdef".getBytes(StandardCharsets.UTF_8))));
  }

  private CompletableFuture<String> perform() {
    PerformRpc command =
        new PerformRpc(
            LOBBY, new ParticipantIdentity("alice"), "greet", "{}", Duration.ofMinutes(1));
    return CompletableFuture.supplyAsync(
        () -> engine.participants().performRpc(OWNER, command),
        task -> Thread.ofVirtual().start(task));
  }

  private RpcRequest asked(TestPeer peer) throws Exception {
    return DataPacket.parseFrom(media.leg(node.leg(peer)).next()).getRpcRequest();
  }

  private void reply(TestPeer from, DataPacket.Builder packet) {
    media.receive(node.leg(from), DataChannel.RELIABLE, packet.build().toByteArray());
  }
}
