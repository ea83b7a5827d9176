package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first bytes of a connection decide, for good (Thrift spec §5.1). */
class DetectionTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final Dialect COMPACT = new Dialect(Framing.FRAMED, Encoding.COMPACT);

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  @ParameterizedTest
  @CsvSource({
    "8001, UNFRAMED, BINARY",
    "8221, UNFRAMED, COMPACT",
    "8281, UNFRAMED, COMPACT",
    "5b, UNFRAMED, JSON",
    "00000006 63, UNFRAMED, BINARY_OLD",
    "00000001 5f, UNFRAMED, BINARY_OLD",
    "00000080 5a, UNFRAMED, BINARY_OLD",
    "00000020 8001, FRAMED, BINARY",
    "00010000 8221, FRAMED, COMPACT",
    "00000020 5b, FRAMED, JSON",
    "00000020 00, FRAMED, BINARY_OLD",
    "00000020 0fff, HEADER, BINARY"
  })
  void fewBytesAreEnough(String bytes, Framing framing, Encoding encoding) throws Exception {
    byte[] first = Peer.hex(bytes);

    for (int i = 0; i < first.length; i++) {
      byte[] fewer = java.util.Arrays.copyOf(first, i);
      assertThat(Detection.of(io.netty.buffer.Unpooled.wrappedBuffer(fewer), 65_536)).isEmpty();
    }
    assertThat(Detection.of(io.netty.buffer.Unpooled.wrappedBuffer(first), 65_536))
        .hasValue(new Dialect(framing, encoding));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8002",
        "8000",
        "8222",
        "8220",
        "ff",
        "ffffffff",
        "81",
        "90123456",
        "01000000",
        "0a",
        "20202020",
        "474f4f44",
        "00000020 8002",
        "00000020 8222",
        "00000020 0ffe",
        "00000020 ff00",
        "00000081 5a00",
        "16ff",
        "7b7d7d7d"
      })
  void anythingElseIsClosedWithoutAByteAndCounted(String bytes) {
    peer.send(Peer.hex(bytes));

    assertThat(peer.received()).isEmpty();
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.rejected(RejectReason.GARBAGE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "POST /thrift HTTP/1.1\r\n",
        "HEAD ",
        "PUT /",
        "OPTIONS *",
        "DELETE /",
        "PATCH /",
        "CONNECT x",
        "PRI * HTTP/2.0\r\n"
      })
  void httpIsToldThatThisIsTheWrongPort(String request) {
    peer.send(request.getBytes(StandardCharsets.US_ASCII));

    String answer = new String(peer.received(), StandardCharsets.US_ASCII);
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .endsWith("\r\n\r\nThis port speaks Apache Thrift.\n");
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.rejected(RejectReason.HTTP)).isEqualTo(1);
  }

  @Test
  void tlsIsRefusedWhereItIsNotOffered() {
    peer.send(Peer.hex("160301"));

    assertThat(peer.received()).isEmpty();
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.rejected(RejectReason.TLS)).isEqualTo(1);
  }

  @Test
  void whatIsSwitchedOffIsGarbage() {
    Peer json = wire.without(ThriftProtocol.JSON).connect();

    json.send("[1,".getBytes(StandardCharsets.US_ASCII));

    assertThat(json.isOpen()).isFalse();
    assertThat(wire.rejected(RejectReason.GARBAGE)).isEqualTo(1);
  }

  @Test
  void aFramedConnectionKeepsToItsEncoding() {
    byte[] both =
        Peer.concat(Messages.call(BINARY, "create", 1), Messages.call(COMPACT, "create", 2));

    List<Reply> replies = peer.exchange(BINARY, both);

    assertThat(replies).extracting(Reply::sequence).containsExactly(1);
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.engine.store().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5b", "8221", "00", "47"})
  void anUnframedConnectionKeepsToItsFirstBytes(String next) {
    Dialect bare = new Dialect(Framing.UNFRAMED, Encoding.BINARY);

    List<Reply> replies =
        peer.exchange(bare, Peer.concat(Messages.call(bare, "create", 1), Peer.hex(next)));

    assertThat(replies).extracting(Reply::sequence).containsExactly(1);
    assertThat(peer.isOpen()).isFalse();
  }
}
