package dev.atrium.livekit;

import static dev.atrium.livekit.JsonReading.assertMalformed;
import static dev.atrium.livekit.JsonReading.assertRead;

import dev.atrium.api.livekit.AudioCodec;
import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.EncodingOptions;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.RoomAgentDispatch;
import dev.atrium.api.livekit.RoomCompositeEgressRequest;
import dev.atrium.api.livekit.RoomEgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields and messages: LiveKit spec §1.7. Texts stand in single quotes here, as no JSON does. */
class JsonReaderTest {
  private static final CreateRoomRequest ROOM = CreateRoomRequest.getDefaultInstance();
  private static final ListRoomsRequest LIST = ListRoomsRequest.getDefaultInstance();

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

  private static String nested(int depth) {
    return "{'foo':" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }
}
