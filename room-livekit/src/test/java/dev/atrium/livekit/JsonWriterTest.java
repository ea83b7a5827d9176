package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.atrium.api.livekit.Codec;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.DataPacket;
import dev.atrium.api.livekit.DataTrackFrameEncoding;
import dev.atrium.api.livekit.DataTrackInfo;
import dev.atrium.api.livekit.EncodingOptions;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.api.livekit.MuteRoomTrackResponse;
import dev.atrium.api.livekit.RemoveParticipantResponse;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.api.livekit.UpdateParticipantRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Rules of LiveKit spec §1.7. */
class JsonWriterTest {
  private static final TrackInfo UNSET_TRACK = TrackInfo.getDefaultInstance();

  @Test
  void everyFieldIsWrittenUnderItsDeclaredNameInDeclaredOrder() {
    assertThat(json(Room.getDefaultInstance()))
        .isEqualTo(
            "{\"sid\":\"\",\"name\":\"\",\"empty_timeout\":0,\"departure_timeout\":0,"
                + "\"max_participants\":0,\"creation_time\":\"0\",\"creation_time_ms\":\"0\","
                + "\"turn_password\":\"\",\"enabled_codecs\":[],\"metadata\":\"\","
                + "\"num_participants\":0,\"num_publishers\":0,\"active_recording\":false,"
                + "\"version\":null}");
  }

  @Test
  void unsetMessagesAreNullAndEmptyListsAndMapsAreWritten() {
    assertThat(json(MuteRoomTrackResponse.getDefaultInstance())).isEqualTo("{\"track\":null}");
    assertThat(json(ListRoomsResponse.getDefaultInstance())).isEqualTo("{\"rooms\":[]}");
    assertThat(json(RemoveParticipantResponse.getDefaultInstance())).isEqualTo("{}");
    assertThat(json(UpdateParticipantRequest.getDefaultInstance())).endsWith("\"attributes\":{}}");
  }

  @Test
  void whatIsOptionalOrInAOneofIsLeftOutWhenUnset() {
    DataTrackInfo unset = DataTrackInfo.getDefaultInstance();
    DataTrackInfo set =
        DataTrackInfo.newBuilder()
            .setFrameEncoding(DataTrackFrameEncoding.newBuilder().setCustom(""))
            .build();

    assertThat(json(unset)).doesNotContain("frame_encoding", "schema");
    assertThat(json(set)).contains("\"frame_encoding\":{\"custom\":\"\"}");
    assertThat(json(SendDataRequest.getDefaultInstance())).doesNotContain("topic");
    assertThat(json(SendDataRequest.newBuilder().setTopic("").build())).contains("\"topic\":\"\"");
  }

  @Test
  void integersOf32BitsAreNumbersAndThoseOf64BitsTexts() {
    assertThat(json(Room.newBuilder().setEmptyTimeout(-1).setCreationTimeMs(-5).build()))
        .contains("\"empty_timeout\":4294967295", "\"creation_time_ms\":\"-5\"");
    assertThat(json(RoomParticipantIdentity.newBuilder().setRevokeTokenTs(Long.MIN_VALUE).build()))
        .contains("\"revoke_token_ts\":\"-9223372036854775808\"");
  }

  @Test
  void numbersThatJsonCannotWriteAreTexts() {
    EncodingOptions.Builder options = EncodingOptions.newBuilder();

    assertThat(json(options.setKeyFrameInterval(2.5).build())).contains(":2.5");
    assertThat(json(options.setKeyFrameInterval(Double.NaN).build())).contains(":\"NaN\"");
    assertThat(json(options.setKeyFrameInterval(Double.NEGATIVE_INFINITY).build()))
        .contains(":\"-Infinity\"");
  }

  @Test
  void enumsAreNamesAndNumbersWithoutNamesNumbers() {
    assertThat(json(SendDataRequest.newBuilder().setKind(DataPacket.Kind.LOSSY).build()))
        .contains("\"kind\":\"LOSSY\"");
    assertThat(json(SendDataRequest.newBuilder().setKindValue(77).build())).contains("\"kind\":77");
  }

  @Test
  void bytesAreStandardBase64WithPadding() {
    SendDataRequest request =
        SendDataRequest.newBuilder().setData(ByteString.fromHex("fbff")).build();

    assertThat(json(request)).contains("\"data\":\"+/8=\"");
  }

  @Test
  void textsAreUtf8AndEscapedOnlyWhereTheyMust() {
    assertThat(json(Room.newBuilder().setMetadata("<a>&</a> ünï ☃ 😀").build()))
        .contains("\"metadata\":\"<a>&</a> ünï ☃ 😀\"");
    assertThat(json(Room.newBuilder().setMetadata("\"\\\n\u0001").build()))
        .contains("\"metadata\":\"\\\"\\\\\\n\\u0001\"");
  }

  @Test
  void aLoneSurrogateIsWrittenAsProtobufWritesIt() throws Exception {
    Room room = Room.newBuilder().setMetadata("a\uD83Db").build();

    assertThat(json(room)).contains("\"metadata\":\"a?b\"");
    assertThat(Room.parseFrom(room.toByteArray()).getMetadata()).isEqualTo("a?b");
  }

  @Test
  void mapsAreWrittenInTheOrderOfTheirKeys() {
    CreateRoomRequest request =
        CreateRoomRequest.newBuilder().putTags("b", "2").putTags("", "0").putTags("a", "1").build();

    assertThat(json(request)).contains("\"tags\":{\"\":\"0\",\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void theTerseStyleWritesWhatIsSetInCamelCase() {
    assertThat(terse(Room.getDefaultInstance())).isEqualTo("{}");
    assertThat(terse(Room.newBuilder().setSid("RM_1").setCreationTimeMs(5).build()))
        .isEqualTo("{\"sid\":\"RM_1\",\"creationTimeMs\":\"5\"}");
    assertThat(terse(Room.newBuilder().addEnabledCodecs(Codec.getDefaultInstance()).build()))
        .isEqualTo("{\"enabledCodecs\":[{}]}");
    assertThat(terse(CreateRoomRequest.newBuilder().putTags("a", "").build()))
        .isEqualTo("{\"tags\":{\"a\":\"\"}}");
  }

  @Test
  void theTerseStyleTellsWhatIsSetToZeroFromWhatIsUnset() {
    assertThat(terse(SendDataRequest.newBuilder().setTopic("").build()))
        .isEqualTo("{\"topic\":\"\"}");
    assertThat(terse(MuteRoomTrackResponse.newBuilder().setTrack(UNSET_TRACK).build()))
        .isEqualTo("{\"track\":{}}");
    assertThat(terse(MuteRoomTrackResponse.getDefaultInstance())).isEqualTo("{}");
  }

  private static String terse(Message message) {
    return new String(JsonWriter.write(message, JsonStyle.TERSE), StandardCharsets.UTF_8);
  }

  private static String json(Message message) {
    return new String(JsonWriter.write(message, JsonStyle.COMPLETE), StandardCharsets.UTF_8);
  }
}
