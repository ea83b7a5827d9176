package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that break their form or a limit (Thrift spec §4.4, §6); none has any effect. */
class UnreadableMessagesTest {
  private static final String GET = "80010001 00000003 676574 00000001 ";
  private static final String CREATE = "80010001 00000006 637265617465 00000001 00";
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final Dialect BARE = new Dialect(Framing.UNFRAMED, Encoding.BINARY);
  private static final Dialect COMPACT = new Dialect(Framing.UNFRAMED, Encoding.COMPACT);
  private static final Dialect JSON = new Dialect(Framing.UNFRAMED, Encoding.JSON);

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  @AfterEach
  void nothingWasExecuted() {
    assertThat(wire.engine.store().count()).isZero();
  }

  @Test
  void anIdOfAnotherTypeIsSkipped() {
    assertThat(exchange(BINARY, GET + "08 0001 00000005 00"))
        .singleElement()
        .satisfies(reply -> assertThat(reply.failure()).isEqualTo(5));
    assertThat(peer.isOpen()).isTrue();
  }

  @Test
  void anIdThatIsNoUtf8IsAnUnknownRoom() {
    assertThat(exchange(BINARY, GET + "0b 0001 00000003 fffec3 00"))
        .singleElement()
        .satisfies(reply -> assertThat(reply.failure()).isEqualTo(5))
        .satisfies(reply -> assertThat(reply.text()).matches("no such room: \\?+"));
  }

  @Test
  void aFieldThatTheContractDoesNotKnowIsSkipped() {
    assertThat(exchange(BINARY, GET + "08 0009 00000005 0b 0001 00000001 78 00"))
        .extracting(Reply::text)
        .containsExactly("no such room: x");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void anIdMayBeAsLongAsAStringAndNoLonger(Encoding encoding) {
    for (Framing framing : List.of(Framing.FRAMED, Framing.UNFRAMED)) {
      Dialect dialect = new Dialect(framing, encoding);
      Peer fresh = wire.connect();

      assertThat(fresh.exchange(dialect, Messages.call(dialect, "get", 1, "x".repeat(4_096))))
          .extracting(Reply::failure)
          .containsExactly(TApplicationException.MISSING_RESULT);
      assertThat(fresh.exchange(dialect, Messages.call(dialect, "get", 2, "x".repeat(4_097))))
          .extracting(Reply::failure)
          .containsExactly(TApplicationException.PROTOCOL_ERROR);
      assertThat(fresh.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0b 0001 7fffffff 78 00", // a string of 2 GB
        "0b 0001 ffffffff 78 00", // one of less than nothing
        "0f 0009 08 7fffffff 00", // a list of as many numbers
        "0f 0009 08 ffffffff 00",
        "0f 0009 02 00000401 00", // one element more than a container may have
        "0e 0009 0b 7fffffff 00", // a set
        "0d 0009 0b0b 7fffffff 00", // a map
        "0d 0009 0b0b ffffffff 00",
        "0f 0009 55 00000001 00 00", // elements of no known type
        "55 0001 00 00" // a field of no known type
      })
  void declarationsThatCannotBeTrueAreAProtocolError(String arguments) {
    isAProtocolError(BINARY, Peer.framed(Peer.hex(GET + arguments)));
    isAProtocolError(BARE, Peer.hex(GET + arguments));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void valuesMayLieInOneAnotherOnlySoDeep(Encoding encoding) {
    for (Framing framing : List.of(Framing.FRAMED, Framing.UNFRAMED)) {
      Dialect dialect = new Dialect(framing, encoding);

      assertThat(wire.connect().exchange(dialect, nested(dialect, 16)))
          .extracting(Reply::failure)
          .containsExactly(5);
      isAProtocolError(dialect, nested(dialect, 17));
      isAProtocolError(dialect, nested(dialect, 1_000));
    }
  }

  private static byte[] nested(Dialect dialect, int depth) {
    return Messages.message(
        dialect,
        "get",
        TMessageType.CALL,
        1,
        to -> {
          for (int i = 0; i < depth; i++) {
            to.writeFieldBegin(new TField("f", TType.STRUCT, (short) 9));
            to.writeStructBegin(new TStruct("s"));
          }
          for (int i = 0; i < depth; i++) {
            to.writeFieldStop();
            to.writeStructEnd();
            to.writeFieldEnd();
          }
        });
  }

  @Test
  void bytesLeftOverInAFrameAreAProtocolError() {
    isAProtocolError(BINARY, Peer.framed(Peer.hex(CREATE + "7a7a7a7a")));
  }

  @Test
  void argumentsThatEndTooEarlyAreAProtocolError() {
    isAProtocolError(BINARY, Peer.framed(Peer.hex(GET + "0b 0001 00000005 78")));
  }

  @Test
  void unreadableArgumentsOfAOnewayMessageCloseWithoutAnAnswer() {
    closesSilently(Peer.framed(Peer.hex("80010004 00000006 757064617465 00000001 55 0001 00")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80010001 7fffffff 6372", // a name of 2 GB
        "80010001 ffffffff 6372",
        "80010001 80000000 6372",
        "80020001 00000006 637265617465 00000001 00" // another version
      })
  void aHeaderThatCannotBeReadClosesWithoutAnAnswer(String message) {
    closesSilently(Peer.framed(Peer.hex(message)));
    closesSilently(Peer.hex(message));
  }

  @Test
  void aNameLongerThanAStringClosesWithoutAnAnswer() {
    for (Encoding encoding : Encoding.values()) {
      Dialect dialect = new Dialect(Framing.FRAMED, encoding);

      closesSilently(Messages.call(dialect, "x".repeat(5_000), 1));
    }
  }

  @Test
  void aFrameThatIsShorterThanItsMessageClosesWithoutAnAnswer() {
    closesSilently(Peer.hex("0000000a" + CREATE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "00010001", "00fa0001", "00ffffff"})
  void aFrameThatIsEmptyOrTooLargeClosesBeforeItsBytesCome(String length) {
    closesSilently(Peer.hex(length));
    assertThat(wire.rejected(RejectReason.FRAME_SIZE)).isEqualTo(1);
  }

  @Test
  void theLargestFrameIsServed() {
    byte[] padding = nestedText(65_536 - 38);

    assertThat(padding).hasSize(65_540);
    assertThat(peer.exchange(BINARY, padding)).extracting(Reply::failure).containsExactly(5);
  }

  private static byte[] nestedText(int bytes) {
    return Messages.message(
        BINARY,
        "get",
        TMessageType.CALL,
        1,
        to -> {
          for (int left = bytes; left > 0; left -= 4_000 + 7) {
            to.writeFieldBegin(new TField("f", TType.STRING, (short) 9));
            to.writeString("x".repeat(Math.min(4_000, left - 7)));
            to.writeFieldEnd();
          }
          to.writeFieldBegin(new TField("f", TType.DOUBLE, (short) 8));
          to.writeDouble(1);
          to.writeFieldEnd();
          to.writeFieldBegin(new TField("f", TType.I64, (short) 8));
          to.writeI64(1);
          to.writeFieldEnd();
        });
  }

  @Test
  void anUnframedMessageLargerThanAMessageMayBeIsAProtocolErrorThoughEachPartIsSmall() {
    byte[] large =
        Messages.message(
            BARE,
            "get",
            TMessageType.CALL,
            1,
            to -> {
              for (int i = 0; i < 20; i++) {
                to.writeFieldBegin(new TField("f", TType.STRING, (short) 9));
                to.writeString("x".repeat(4_000));
                to.writeFieldEnd();
              }
            });

    isAProtocolError(BARE, large);
  }

  @Test
  void compactLengthsAreNotReadBeyondTheirLongestForm() {
    closesSilently(Peer.hex("8221 ffffffffffffffffffffffff01 03676574 00"));
    closesSilently(Peer.hex("8222 01 03676574 00")); // another version
    isAProtocolError(COMPACT, Peer.hex("8221 01 03676574 99 f5 8080808008 00"));
    isAProtocolError(COMPACT, Peer.hex("8221 01 03676574 9b 8080808008 88 00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2,\"zzz\",1,5,{}]", "[xyz", "[1,2,3]", "[]", "[1,\"get\"]"})
  void jsonWithoutAHeaderClosesWithoutAnAnswer(String text) {
    closesSilently(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,\"get\",1,1,{\"9\":{\"lst\":[\"i32\",2147483647,1,2]}}]",
        "[1,\"get\",1,1,{\"9\":{\"lst\":[\"i32\",-1]}}]",
        "[1,\"get\",1,1,{\"9\":{\"map\":[\"i32\",\"i32\",2147483647,{}]}}]",
        "[1,\"get\",1,1,{\"9\":{\"zzz\":1}}]",
        "[1,\"get\",1,1,{\"9\":{\"dbl\":\"x\"}}]",
        "[1,\"get\",1,1,{}}",
        "[1,\"get\",1,1,[]]",
        "[1,\"get\",1,1,{\"1\":{\"str\":\"\\ud8\"}}]"
      })
  void jsonArgumentsThatCannotBeReadAreAProtocolError(String text) {
    isAProtocolError(JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLongJsonStringIsAProtocolErrorBeforeItHasCome() {
    byte[] start = "[1,\"get\",1,1,{\"9\":{\"str\":\"".getBytes(StandardCharsets.UTF_8);

    isAProtocolError(JSON, Peer.concat(start, new byte[70_000]));
  }

  @Test
  void halfASurrogatePairIsAnUnknownRoom() {
    byte[] call = "[1,\"get\",1,1,{\"1\":{\"str\":\"\\ud800\"}}]".getBytes(StandardCharsets.UTF_8);

    assertThat(peer.exchange(JSON, call)).extracting(Reply::failure).containsExactly(5);
  }

  private List<Reply> exchange(Dialect dialect, String message) {
    return peer.exchange(dialect, Peer.framed(Peer.hex(message)));
  }

  private void isAProtocolError(Dialect dialect, byte[] bytes) {
    Peer fresh = wire.connect();
    assertThat(fresh.exchange(dialect, bytes))
        .extracting(Reply::failure)
        .containsExactly(TApplicationException.PROTOCOL_ERROR);
    assertThat(fresh.isOpen()).isFalse();
  }

  private void closesSilently(byte[] bytes) {
    Peer fresh = wire.connect();
    fresh.send(bytes);
    assertThat(fresh.received()).isEmpty();
    assertThat(fresh.isOpen()).isFalse();
  }
}
