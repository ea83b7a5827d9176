package dev.atrium.livekit;

import static dev.atrium.livekit.JsonReading.assertMalformed;
import static dev.atrium.livekit.JsonReading.assertRead;
import static dev.atrium.livekit.JsonReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.EncodingOptions;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.SpeakerInfo;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values by type: LiveKit spec §1.7. Texts stand in single quotes here, as no JSON does. */
class JsonReaderValuesTest {
  private static final CreateRoomRequest ROOM = CreateRoomRequest.getDefaultInstance();
  private static final SendDataRequest DATA = SendDataRequest.getDefaultInstance();

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
    CreateRoomRequest read = read("{'max_participants':" + number + "}", ROOM);

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
    RoomParticipantIdentity read =
        read("{'revokeTokenTs':" + number + "}", RoomParticipantIdentity.getDefaultInstance());

    assertThat(read.getRevokeTokenTs()).isEqualTo(value);
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
        read("{'keyFrameInterval':" + number + "}", EncodingOptions.getDefaultInstance());

    assertThat(read.getKeyFrameInterval()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "NaN", "'nan'", "''", "' 1'", "true"})
  void whatIsNoDoubleIsMalformed(String number) {
    assertMalformed("{'keyFrameInterval':" + number + "}", EncodingOptions.getDefaultInstance());
  }

  @Test
  void whatIsADoubleAndNoFloatIsMalformedAsAFloat() throws Exception {
    SpeakerInfo loud = read("{'level':3e38}", SpeakerInfo.getDefaultInstance());

    assertThat(loud.getLevel()).isEqualTo(3e38f);
    assertMalformed("{'level':1e39}", SpeakerInfo.getDefaultInstance());
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
    SendDataRequest read = read("{'kind':" + value + "}", DATA);

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

    UpdateParticipantRequest read = read(json, UpdateParticipantRequest.getDefaultInstance());

    assertThat(read.getPermission().getCanPublishSourcesValueList()).containsExactly(1, 3, 99);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"+/8=,fbff", "_-8,ffef", "-_8=,fbff", "+/8,fbff", "aGk=,6869", "aGk,6869", "``,``"})
  void bytesAreBase64InEitherAlphabetPaddedOrNot(String text, String bytes) throws Exception {
    SendDataRequest read = read("{'data':'" + text + "'}", DATA);

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
    assertThat(read("{'topic':''}", DATA).hasTopic()).isTrue();
    assertThat(read("{'topic':null}", DATA).hasTopic()).isFalse();
    assertThat(read("{}", DATA).hasTopic()).isFalse();
  }

  @Test
  void onlyOneMemberOfAOneofMayBeGiven() {
    DataPacket packet = DataPacket.getDefaultInstance();

    assertMalformed("{'user':{},'rpcAck':{}}", packet);
    assertMalformed("{'user':{'id':'a'},'rpc_ack':{'request_id':'b'}}", packet);
    assertRead("{'rpcAck':null,'speaker':null}", packet);
  }
}
