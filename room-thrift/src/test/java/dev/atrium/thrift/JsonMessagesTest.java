package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.thrift.TApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON can say and the other encodings cannot (Thrift spec §4.1, §4.4, §6). */
class JsonMessagesTest {
  private static final Dialect JSON = new Dialect(Framing.UNFRAMED, Encoding.JSON);

  private final Wire wire = new Wire();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,\"create\",257,1,{}]", // a call, were it cut down to a byte
        "[1,\"update\",260,1,{\"1\":{\"str\":\"lobby\"}}]", // a oneway message
        "[1,\"create\",-255,1,{}]",
        "[1,\"create\",1,4294967297,{}]",
        "[1,\"create\",1,-2147483649,{}]",
        "[4294967297,\"create\",1,1,{}]"
      })
  void aNumberOutOfRangeInTheHeaderClosesWithoutAnAnswer(String message) {
    Peer peer = wire.connect().send(utf8(message));

    assertThat(peer.received()).isEmpty();
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.engine.store().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"65537\":{\"str\":\"lobby\"}", // field 1, were it cut down
        "\"1\":{\"str\":\"lobby\"},\"-65535\":{\"str\":\"lobby\"}",
        "\"9\":{\"i8\":128}",
        "\"9\":{\"i16\":32768}",
        "\"9\":{\"i32\":2147483648}",
        "\"9\":{\"i64\":9223372036854775808}",
        "\"9\":{\"lst\":[\"i32\",4294967297,1]}",
        "\"9\":{\"set\":[\"i32\",4294967297,1]}",
        "\"9\":{\"map\":[\"i32\",\"i32\",4294967297,{\"1\":2}]}",
        "\"9\":{\"map\":[\"i8\",\"i32\",1,{\"300\":2}]}"
      })
  void aNumberOutOfRangeInTheArgumentsIsAProtocolError(String arguments) {
    wire.engine.rooms().create(OWNER, idle(LOBBY));

    isAProtocolError("[1,\"remove\",1,1,{" + arguments + "}]");
    assertThat(wire.engine.hasRoom(LOBBY)).isTrue();
  }

  @Test
  void numbersAtTheEndsOfTheirRangesAreRead() {
    wire.engine.rooms().create(OWNER, idle(LOBBY));
    String arguments =
        """
        {"-32768":{"i8":-128},"32767":{"i8":127},"2":{"i16":-32768},"3":{"i32":-2147483648},\
        "4":{"i64":-9223372036854775808},"5":{"lst":["i32",2,2147483647,0]},"6":{"lst":["str",0]},\
        "7":{"map":["i16","str",2,{"32767":"a","-32768":"b"}]},"8":{"map":["i32","i32",0,{}]},\
        "9":{"rec":{"1":{"tf":1},"2":{"str":"x,\\"9\\""}}},"1":{"str":"lobby"}}""";

    Reply reply = single("[1,\"get\",1,-2147483648," + arguments + "]");

    assertThat(reply.shown().id()).isEqualTo("lobby");
    assertThat(reply.sequence()).isEqualTo(Integer.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800lobby",
        "lobby\\ud800",
        "lob\\ud800by",
        "\\udc00lobby",
        "\\ud800\\ud800lobby",
        "\\ud800lobby\\udc00",
        "\\ud800\\\\udc00",
        "\\ud800"
      })
  void anIdWithHalfASurrogatePairIsAnUnknownRoom(String id) {
    wire.engine.rooms().create(OWNER, idle(LOBBY));
    wire.engine.rooms().create(OWNER, idle(new RoomName("\uFFFD")));

    assertThat(get(id).failure()).isEqualTo(TApplicationException.MISSING_RESULT);
  }

  @Test
  void aNameWithHalfASurrogatePairIsAnUnknownMethod() {
    assertThat(single("[1,\"\\ud800create\",1,1,{}]").failure())
        .isEqualTo(TApplicationException.UNKNOWN_METHOD);
    assertThat(wire.engine.store().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFFFD", "\\/\uFFFD\\\\ud800", "\\ud83d\\ude00\uFFFD"})
  void theReplacementCharacterIsACharacterAmongEscapesToo(String id) {
    String name = id.replace("\\ud83d\\ude00", "😀").replace("\\/", "/").replace("\\\\", "\\");
    wire.engine.rooms().create(OWNER, idle(new RoomName(name)));

    assertThat(get(id).shown().id()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "\\ufffd, \uFFFD",
    "\\u8000, \u8000",
    "a\\uffffz, a\uFFFFz",
    "\\u00E9\\u002D\\u00e9, é-é",
    "\\uD83D\\uDE00, 😀",
    "\\u7fff\\u0080\\u007f, \u7FFF\u0080\u007F"
  })
  void anEscapeNamesItsCharacter(String escaped, String name) {
    wire.engine.rooms().create(OWNER, idle(new RoomName(name)));

    assertThat(get(escaped).shown().id()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u", "\\u12", "\\u12g4", "\\x", "\\U0041"})
  void anEscapeThatNamesNothingIsAProtocolError(String escaped) {
    isAProtocolError("[1,\"get\",1,1,{\"1\":{\"str\":\"" + escaped + "\"}}]");
  }

  @Test
  void aTextIsAsLongAsItsUtf8() {
    assertThat(get("é".repeat(2_048)).failure()).isEqualTo(5);
    assertThat(get("\\u00e9".repeat(2_048)).failure()).isEqualTo(5);

    isAProtocolError("[1,\"get\",1,1,{\"1\":{\"str\":\"" + "é".repeat(2_049) + "\"}}]");
    isAProtocolError("[1,\"get\",1,1,{\"1\":{\"str\":\"" + "\\u00e9".repeat(2_049) + "\"}}]");
  }

  @Test
  void aTextThatIsSkippedMayBeNoLongerThanOneThatIsRead() {
    String longest = "x".repeat(4_096);

    assertThat(single("[1,\"get\",1,1,{\"9\":{\"str\":\"" + longest + "\"}}]").failure())
        .isEqualTo(5);
    isAProtocolError("[1,\"get\",1,1,{\"9\":{\"str\":\"" + longest + "x\"}}]");
    isAProtocolError("[1,\"get\",1,1,{\"9\":{\"lst\":[\"str\",1,\"" + longest + "x\"]}}]");
  }

  @Test
  void aNameLongerThanAStringInUtf8ClosesWithoutAnAnswer() {
    Peer peer = wire.connect().send(utf8("[1,\"" + "é".repeat(2_049) + "\",1,1,{}]"));

    assertThat(peer.received()).isEmpty();
    assertThat(peer.isOpen()).isFalse();
  }

  private Reply get(String id) {
    return single("[1,\"get\",1,1,{\"1\":{\"str\":\"" + id + "\"}}]");
  }

  private Reply single(String message) {
    List<Reply> replies = wire.connect().exchange(JSON, utf8(message));
    assertThat(replies).hasSize(1);
    return replies.getFirst();
  }

  private void isAProtocolError(String message) {
    Peer peer = wire.connect();
    assertThat(peer.exchange(JSON, utf8(message)))
        .extracting(Reply::failure)
        .containsExactly(TApplicationException.PROTOCOL_ERROR);
    assertThat(peer.isOpen()).isFalse();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
