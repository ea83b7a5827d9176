package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TMessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames with a header of their own (Thrift spec §5.1). */
class HeaderMessagesTest {
  private static final String DEFLATED = "0fff 0000 00000009 0001 00 01 01 00";
  private static final byte[] CREATE =
      Messages.bare(Encoding.BINARY, "create", TMessageType.CALL, 1, to -> {});

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  @Test
  void repliesCarryTheNumberOfTheirFrameTheSameEncodingAndNoTransforms() {
    byte[] frame = frame("0fff 0000 7ffffff7 0001 00 00 00 00", CREATE);

    peer.send(frame);

    byte[] reply = peer.received();
    assertThat(Arrays.copyOfRange(reply, 4, 18))
        .isEqualTo(Peer.hex("0fff 0000 7ffffff7 0001 00 00 00 00"));
    assertThat(Reply.all(new Dialect(Framing.HEADER, Encoding.BINARY), reply))
        .singleElement()
        .satisfies(Reply::shown);
  }

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"BINARY", "COMPACT"})
  void deflatedMessagesAreServed(Encoding encoding) {
    String header =
        DEFLATED.replace("0001 00 01", encoding == Encoding.COMPACT ? "0001 02 01" : "0001 00 01");
    byte[] message = Messages.bare(encoding, "create", TMessageType.CALL, 1, to -> {});

    peer.send(frame(header, deflate(message)));

    assertThat(peer.replies(new Dialect(Framing.HEADER, encoding)))
        .singleElement()
        .satisfies(Reply::shown);
  }

  @Test
  void theEncodingMayChangeFromFrameToFrame() {
    Dialect binary = new Dialect(Framing.HEADER, Encoding.BINARY);
    Dialect compact = new Dialect(Framing.HEADER, Encoding.COMPACT);

    assertThat(peer.exchange(binary, Messages.call(binary, "create", 1))).hasSize(1);
    assertThat(peer.exchange(compact, Messages.call(compact, "create", 2))).hasSize(1);
  }

  @Test
  void informationInTheHeaderIsPassedOver() {
    byte[] frame = frame("0fff 0000 00000001 0002 00 00 01 01 01 6b 01 76", CREATE);

    assertThat(peer.exchange(new Dialect(Framing.HEADER, Encoding.BINARY), frame)).hasSize(1);
  }

  @Test
  void informationInTheHeaderReachesWhoeverLooksAtMessages() {
    List<String> seen = new ArrayList<>();
    Peer watched =
        wire.interceptor(
                (exchange, next) -> {
                  seen.add(exchange.headers().get("key") + " " + exchange.headers().get("other"));
                  return next.handle(exchange);
                })
            .connect();

    watched.send(frame("0fff 0000 00000001 0003 00 00 01 01 03 4b6579 02 7631 00", CREATE));
    watched.send(frame("0fff 0000 00000002 0001 00 00 00 00", CREATE));

    assertThat(seen).containsExactly("v1 null", "null null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0fff 0000 00000001 0002 00 00 01 41 01 6b 01 76", // more pairs than there may be
        "0fff 0000 00000001 0002 00 00 01 01 7f 6b 01 76", // a key longer than the header
        "0fff 0000 00000001 4000 00 00 00 00", // more header than frame
        "0fff 0000 00000001 0001 00 01 02 00", // another transform
        "0fff 0000 00000001 0001 01 00 00 00", // JSON, as some number it
        "0fff 0000 00000001 0001 00 7f 00 00", // more transforms than there are
        "0fff 0000 00000001 0001 ff ff ff ff", // a number without end
        "0fff 0000 00000001 0000", // no header at all
        "0fff 0000 00000001"
      })
  void whatCannotBeUnderstoodCloses(String header) {
    closesSilently(frame(header, CREATE.clone()));
    closesSilently(Peer.framed(Peer.hex(header)));
  }

  @Test
  void junkThatClaimsToBeDeflatedCloses() {
    closesSilently(frame(DEFLATED, CREATE));
  }

  @Test
  void aPartOfSomethingDeflatedCloses() {
    byte[] deflated = deflate(CREATE);

    closesSilently(frame(DEFLATED, Arrays.copyOf(deflated, deflated.length - 6)));
  }

  @Test
  void bytesBehindSomethingDeflatedAreAProtocolError() {
    byte[] frame = frame(DEFLATED, Peer.concat(deflate(CREATE), Peer.hex("7a7a7a7a")));

    assertThat(peer.exchange(new Dialect(Framing.HEADER, Encoding.BINARY), frame))
        .extracting(Reply::failure)
        .containsExactly(TApplicationException.PROTOCOL_ERROR);
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.engine.store().count()).isZero();
  }

  @Test
  void inflationStopsAtTheLimitOfMessages() {
    byte[] bomb = deflate(new byte[10_000_000]);
    assertThat(bomb.length).isLessThan(65_000);

    closesSilently(frame(DEFLATED, bomb));

    assertThat(wire.rejected(RejectReason.FRAME_SIZE)).isEqualTo(1);
  }

  private void closesSilently(byte[] frame) {
    Peer fresh = wire.connect();
    fresh.send(frame);
    assertThat(fresh.received()).isEmpty();
    assertThat(fresh.isOpen()).isFalse();
    assertThat(wire.engine.store().count()).isZero();
  }

  private static byte[] frame(String header, byte[] payload) {
    return Peer.framed(Peer.concat(Peer.hex(header), payload));
  }

  private static byte[] deflate(byte[] message) {
    Deflater deflater = new Deflater();
    deflater.setInput(message);
    deflater.finish();
    byte[] out = new byte[message.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }
}
