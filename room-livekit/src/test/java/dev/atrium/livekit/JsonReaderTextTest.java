package dev.atrium.livekit;

import static dev.atrium.livekit.JsonReading.assertMalformed;
import static dev.atrium.livekit.JsonReading.assertRead;
import static dev.atrium.livekit.JsonReading.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.ListRoomsRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON at all: LiveKit spec §1.7. Texts stand in single quotes here, as no JSON does. */
class JsonReaderTextTest {
  private static final CreateRoomRequest ROOM = CreateRoomRequest.getDefaultInstance();
  private static final ListRoomsRequest LIST = ListRoomsRequest.getDefaultInstance();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "[]",
        "null",
        "'x'",
        "1",
        "true",
        "{",
        "{'names':[]",
        "{names:[]}",
        "{/* x */'names':[]}",
        "# x\n{}",
        "{'names':[],}",
        "{'names':['a',]}",
        "{'names':['a']'x':1}",
        "{'names':['a' 'b']}",
        "{,}",
        "{'names'}",
        "{'names':}",
        "}",
        "{'names':['\\x']}",
        "{'names':['a\nb']}",
        "{'names':['a\u0000b']}"
      })
  void whatIsNoJsonObjectIsMalformed(String json) {
    assertMalformed(json, LIST);
  }

  @Test
  void singleQuotesAreNoQuotes() {
    assertMalformed("{'names':[]}".getBytes(StandardCharsets.UTF_8), LIST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{} garbage", "{}{'names':['a']}", "{}]", "{},", " \n\t{}\r\n", "{}\u0000"})
  void whateverFollowsTheFirstValueIsNotLookedAt(String json) {
    assertRead(json, LIST);
  }

  @Test
  void bytesAfterTheFirstValueNeedNotEvenBeText() {
    assertThat(decoded(HexFormat.of().parseHex("7b7dff"), LIST)).isEqualTo(LIST);
  }

  @Test
  void escapesAreResolvedInTextsAndKeys() {
    assertRead(
        "{'n\\u0061me':'\\ud83d\\ude00','metadata':'a\\u0000\\n\\\"\\/\\u00E9\\b\\f\\r\\t\\\\u0041',"
            + "'tags':{'\\u0061':''}}",
        CreateRoomRequest.newBuilder()
            .setName("\uD83D\uDE00")
            .setMetadata("a\u0000\n\"/é\b\f\r\t\\u0041")
            .putTags("a", "")
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud83d",
        "\\ude00",
        "\\ude00\\ud83d",
        "\\ud83d\\ud83d",
        "\\ud83dx",
        "\\ud83d\\n",
        "\\ud83d\\\\ude00",
        "\\ud83d\\u0041",
        "x\\uDFFF",
        "\\uD800\uDC00"
      })
  void surrogatesMustBeEscapedInPairs(String text) {
    assertMalformed("{'name':'" + text + "'}", ROOM);
    assertMalformed("{'tags':{'" + text + "':''}}", ROOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ff", "c080", "c1bf", "e08080", "eda080", "eda0bdedb880", "f8", "f4908080", "c3"})
  void bytesThatAreNoUtf8AreMalformed(String hex) {
    byte[] text = HexFormat.of().parseHex("7b226e616d6573223a5b22" + hex + "225d7d");
    byte[] unknown = HexFormat.of().parseHex("7b2278223a22" + hex + "227d");

    assertMalformed(text, LIST);
    assertMalformed(unknown, LIST);
  }

  @Test
  void aByteOrderMarkIsMalformed() {
    assertMalformed("\uFEFF{}".getBytes(StandardCharsets.UTF_8), LIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsAreMalformed(String charset) {
    assertMalformed("{\"names\":[]}".getBytes(Charset.forName(charset)), LIST);
    assertMalformed(" {}".getBytes(Charset.forName(charset)), LIST);
  }
}
