package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.atrium.api.livekit.AudioCodec;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.EncodingOptions;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.RoomAgentDispatch;
import dev.atrium.api.livekit.RoomCompositeEgressRequest;
import dev.atrium.api.livekit.RoomEgress;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of LiveKit spec §1.7. Texts stand in single quotes here, as no JSON does. */
class JsonReaderTest {
  private static final CreateRoomRequest ROOM = CreateRoomRequest.getDefaultInstance();
  private static final ListRoomsRequest LIST = ListRoomsRequest.getDefaultInstance();
  private static final SendDataRequest DATA = SendDataRequest.getDefaultInstance();

  @Test
  void fieldsAreKnownByEitherSpellingEvenMixed() {
    String json =
        "{'name':'r','empty_timeout':60,'maxParticipants':4,'departureTimeout':9,"
            + "'egress':{'room':{'room_name':'x','audioOnly':true}}}";

    assertRead(
        json,
        CreateRoomRequest.newBuilder()
            .setName("r")
            .setEmptyTimeout(60)
            .setMaxParticipants(4)
            .setDepartureTimeout(9)
            .setEgress(
                RoomEgress.newBuilder()
                    .setRoom(
                        RoomCompositeEgressRequest.newBuilder()
                            .setRoomName("x")
                            .setAudioOnly(true)))
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'emptyTimeout':1,'empty_timeout':2}",
        "{'name':'a','name':'b'}",
        "{'metadata':'b','metadata':null}",
        "{'metadata':null,'metadata':'b'}",
        "{'agents':[{'metadata':'a','metadata':'b'}]}",
        "{'tags':{'a':'1','a':'2'}}"
      })
  void aFieldOrKeyMayBeGivenOnce(String json) {
    assertMalformed(json, ROOM);
  }

  @Test
  void unknownFieldsOfAnyContentAreIgnoredAtAnyDepthEvenTwice() {
    String json =
        "{'foo':1,'foo':{'a':[1,2,{'y':null}],'a':'\\u00e9'},'name':'r','NAME':2,"
            + "'agents':[{'agent_name':'a','nope':1.5e300,'nope':-0.0}]}";

    assertRead(
        json,
        CreateRoomRequest.newBuilder()
            .setName("r")
            .addAgents(RoomAgentDispatch.newBuilder().setAgentName("a"))
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'foo':[1,}",
        "{'foo':[1,]}",
        "{'foo':tru}",
        "{'foo':01}",
        "{'foo':NaN}",
        "{'foo':'a\tb'}",
        "{'foo':'\\x'}",
        "{'foo':'\\ud800'}",
        "{'\\udc00':1}"
      })
  void unknownFieldsMustBeJson(String json) {
    assertMalformed(json, ROOM);
  }

  @Test
  void unknownFieldsMayNestThousandsDeepButNotWithoutEnd() {
    assertRead(nested(9_000), ROOM);
    assertMalformed(nested(20_000), ROOM);
  }

  @Test
  void unknownNumbersAndTextsMayBeOfAnyLength() {
    assertRead("{'foo':" + "9".repeat(100_000) + ",'" + "x".repeat(100_000) + "':''}", ROOM);
  }

  @Test
  void nullIsTheSameAsAbsentForAField() {
    assertRead(
        "{'name':null,'empty_timeout':null,'agents':null,'egress':null,'tags':null,"
            + "'sync_streams':null}",
        ROOM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'agents':[null]}", "{'tags':{'a':null}}"})
  void nullIsNoElementAndNoValueOfAMap(String json) {
    assertMalformed(json, ROOM);
    assertMalformed("{'names':[null]}", LIST);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "3,3",
        "'3',3",
        "2.0,2",
        "'2.0',2",
        "1e2,100",
        "'1e2',100",
        "100e-2,1",
        "1.5e1,15",
        "-0,0",
        "-0.0,0",
        "0e9,0",
        "4294967295,4294967295",
        "'4294967295',4294967295",
        "1000000000,1000000000"
      })
  void a32BitIntegerMayBeWrittenInMoreThanOneWay(String number, long value) throws Exception {
    CreateRoomRequest read = (CreateRoomRequest) read("{'max_participants':" + number + "}", ROOM);

    assertThat(Integer.toUnsignedLong(read.getMaxParticipants())).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.5",
        "'2.5'",
        "-1",
        "4294967296",
        "1e10",
        "1e999999999",
        "1e-1",
        "1e9999999999999",
        "0x10",
        "NaN",
        "'NaN'",
        "[3]",
        "{}",
        "true",
        "''",
        "' 3'",
        "'3 '",
        "'+3'",
        "'03'",
        "'0x10'",
        "'1_000'",
        "'3 4'",
        "'-'",
        "'.5'",
        "'5.'",
        "'Infinity'",
        "'\\u0663'"
      })
  void whatIsNoUint32IsMalformed(String number) {
    assertMalformed("{'max_participants':" + number + "}", ROOM);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "5,5",
        "'5',5",
        "-9223372036854775808,-9223372036854775808",
        "'9223372036854775807',9223372036854775807",
        "9.223372036854775807e18,9223372036854775807"
      })
  void a64BitIntegerMayBeANumberOrAText(String number, long value) throws Exception {
    Message read =
        read("{'revokeTokenTs':" + number + "}", RoomParticipantIdentity.getDefaultInstance());

    assertThat(((RoomParticipantIdentity) read).getRevokeTokenTs()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e19", "0.1", "'x'"})
  void whatIsNoInt64IsMalformed(String number) {
    assertMalformed(
        "{'revoke_token_ts':" + number + "}", RoomParticipantIdentity.getDefaultInstance());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"2.5,2.5", "'2.5',2.5", "1e2,100", "'NaN',NaN", "'-Infinity',-Infinity", "0,0"})
  void aDoubleMayBeANumberOrATextOfOne(String number, Double value) throws Exception {
    EncodingOptions read =
        (EncodingOptions)
            read("{'keyFrameInterval':" + number + "}", EncodingOptions.getDefaultInstance());

    assertThat(read.getKeyFrameInterval()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "NaN", "'nan'", "''", "' 1'", "true"})
  void whatIsNoDoubleIsMalformed(String number) {
    assertMalformed("{'keyFrameInterval':" + number + "}", EncodingOptions.getDefaultInstance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'sync_streams':'true'}",
        "{'sync_streams':1}",
        "{'name':5}",
        "{'name':true}",
        "{'name':{}}",
        "{'name':['a']}",
        "{'tags':[]}",
        "{'tags':'a'}",
        "{'tags':{'a':1}}",
        "{'agents':{'0':{}}}",
        "{'agents':'a'}",
        "{'agents':['a']}",
        "{'egress':'a'}",
        "{'egress':[]}"
      })
  void aValueOfTheWrongTypeIsMalformed(String json) {
    assertMalformed(json, ROOM);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"'LOSSY',1", "1,1", "'1',1", "1.0,1", "77,77", "-3,-3", "'NOPE',0", "'lossy',0"})
  void anEnumMayBeANameOrANumberAndUnknownNamesAreIgnored(String value, int number)
      throws Exception {
    SendDataRequest read = (SendDataRequest) read("{'kind':" + value + "}", DATA);

    assertThat(read.getKindValue()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "true", "4294967296", "{}", "['LOSSY']"})
  void whatIsNeitherANameNorANumberIsNoEnum(String value) {
    assertMalformed("{'kind':" + value + "}", DATA);
  }

  @Test
  void unknownNamesAreDroppedFromLists() throws Exception {
    String json = "{'permission':{'canPublishSources':['CAMERA','NOPE',3,99]}}";

    UpdateParticipantRequest read =
        (UpdateParticipantRequest) read(json, UpdateParticipantRequest.getDefaultInstance());

    assertThat(read.getPermission().getCanPublishSourcesValueList()).containsExactly(1, 3, 99);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"+/8=,fbff", "_-8,ffef", "-_8=,fbff", "+/8,fbff", "aGk=,6869", "aGk,6869", "``,``"})
  void bytesAreBase64InEitherAlphabetPaddedOrNot(String text, String bytes) throws Exception {
    SendDataRequest read = (SendDataRequest) read("{'data':'" + text + "'}", DATA);

    assertThat(read.getData()).isEqualTo(ByteString.fromHex(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'+_8='", "'aG k='", "'aGk=\\n'", "'***'", "'a'", "'aG='", "'a==='", "5", "[1]"})
  void whatIsNoBase64IsMalformed(String value) {
    assertMalformed("{'data':" + value + "}", DATA);
  }

  @Test
  void anOptionalFieldKeepsWhetherItWasGiven() throws Exception {
    assertThat(((SendDataRequest) read("{'topic':''}", DATA)).hasTopic()).isTrue();
    assertThat(((SendDataRequest) read("{'topic':null}", DATA)).hasTopic()).isFalse();
    assertThat(((SendDataRequest) read("{}", DATA)).hasTopic()).isFalse();
  }

  @Test
  void onlyOneMemberOfAOneofMayBeGiven() {
    DataPacket packet = DataPacket.getDefaultInstance();

    assertMalformed("{'user':{},'rpcAck':{}}", packet);
    assertMalformed("{'user':{'id':'a'},'rpc_ack':{'request_id':'b'}}", packet);
    assertRead("{'rpcAck':null,'speaker':null}", packet);
  }

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
    assertThat(decoded(HexFormat.of().parseHex("7b7dff"))).isEqualTo(LIST);
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

  @Test
  void nestedMessagesAndTheirEnumsAreRead() {
    assertRead(
        "{'egress':{'room':{'advanced':{'audioCodec':'AAC','keyFrameInterval':2.5}}}}",
        CreateRoomRequest.newBuilder()
            .setEgress(
                RoomEgress.newBuilder()
                    .setRoom(
                        RoomCompositeEgressRequest.newBuilder()
                            .setAdvanced(
                                EncodingOptions.newBuilder()
                                    .setAudioCodec(AudioCodec.AAC)
                                    .setKeyFrameInterval(2.5))))
            .build());
  }

  /** What we read, protobuf's own parser reads in the same way, where it reads it at all. */
  private static void assertRead(String json, Message expected) {
    byte[] body = json(json);

    Message read = decoded(body, expected.getDefaultInstanceForType());

    assertThat(read).isEqualTo(expected);
    secondOpinion(body, expected).ifPresent(second -> assertThat(second).isEqualTo(expected));
  }

  private static Optional<Message> secondOpinion(byte[] body, Message prototype) {
    Message.Builder message = prototype.newBuilderForType();
    try {
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(new String(body, StandardCharsets.UTF_8), message);
      return Optional.of(message.build());
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static void assertMalformed(String json, Message prototype) {
    assertMalformed(json(json), prototype);
  }

  private static void assertMalformed(byte[] body, Message prototype) {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> JsonReader.read(body, prototype));
  }

  private static Message read(String json, Message prototype) throws MalformedBodyException {
    return JsonReader.read(json(json), prototype);
  }

  private static Message decoded(byte[] body) {
    return decoded(body, LIST);
  }

  private static Message decoded(byte[] body, Message prototype) {
    try {
      return JsonReader.read(body, prototype);
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  private static String nested(int depth) {
    return "{'foo':" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  private static byte[] json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
