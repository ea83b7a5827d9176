package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no TLS where there should be some, and what only looks like it. */
class TlsRefusalsTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final byte[] GET = Messages.call(BINARY, "get", 1, "x");

  private final TlsEngines engines = Encrypted.engines();
  private RunningServer running = Encrypted.serve(TlsMode.OPTIONAL, engines);

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void whereTlsIsRequiredAnythingElseIsClosedWithoutAByte() throws Exception {
    running.close();
    running = Encrypted.serve(TlsMode.REQUIRED, engines);

    for (byte[] other : new byte[][] {GET, Peer.hex("474554202f20485454500d0a"), {0x16, 0x02}}) {
      try (Socket socket = running.connect()) {
        socket.getOutputStream().write(other);
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }
    assertThat(running.wire.rejected(RejectReason.TLS)).isEqualTo(3);
    try (SSLSocket socket = Encrypted.open(running)) {
      assertThat(Encrypted.call(socket, GET).failure()).isEqualTo(5);
    }
  }

  @Test
  void whoGoesOnInPlainIsRefusedOnceAndNothingOfItIsKept() {
    List<Object> events = new ArrayList<>();
    ThriftTls tls = new ThriftTls(TlsMode.REQUIRED, engines, new CertifiedCallers(Map.of()));
    EmbeddedChannel channel = new EmbeddedChannel(new TlsEntrance(tls), noting(events));
    List<ByteBuf> sent = Stream.generate(() -> Unpooled.copiedBuffer(GET)).limit(3).toList();

    sent.forEach(channel::writeInbound);

    assertThat(events).containsExactly(RejectReason.TLS);
    assertThat(sent).extracting(ByteBuf::refCnt).containsOnly(0);
    assertThat(channel.inboundMessages()).isEmpty();
  }

  private static ChannelInboundHandlerAdapter noting(List<Object> events) {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void userEventTriggered(ChannelHandlerContext context, Object event) {
        events.add(event);
      }
    };
  }

  @Test
  void aConnectionThatIsBeingClosedIsNotRefusedAgain() {
    var context = running.wire.connect().channel().pipeline().context(ThriftConnection.class);
    ThriftConnection connection = (ThriftConnection) context.handler();

    connection.userEventTriggered(context, RejectReason.TLS);
    connection.userEventTriggered(context, RejectReason.TLS);

    assertThat(running.wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @Test
  void aHandshakeInsideTlsIsNothingThatIsServed() throws Exception {
    try (SSLSocket socket = Encrypted.open(running)) {
      socket.getOutputStream().write(Peer.hex("16030100200100001c0303"));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(running.wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1603010020 ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "16030100ff 0100001c0303",
        "1603ffffff ffffffff"
      })
  void whatOnlyBeginsLikeAHandshakeLeavesNothingBehind(String bytes) throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex(bytes));
      socket.shutdownOutput();

      socket.getInputStream().readAllBytes(); // an alert, or nothing
    }
    await().until(() -> running.connections.size() == 0);
  }

  @Test
  void junkBehindTheBeginningOfAHandshakeIsCounted() throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Peer.hex("1603010004 ffffffff"));

      socket.getInputStream().readAllBytes();
    }
    assertThat(running.wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }
}
