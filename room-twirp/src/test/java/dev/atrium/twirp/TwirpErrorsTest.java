package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.Limit;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomName;
import dev.atrium.core.TrackSid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TwirpErrorsTest {
  private static final RoomName ROOM = new RoomName("secret-room");
  private static final ParticipantIdentity ALICE = new ParticipantIdentity("alice");
  private static final String BUS = "twirp error unknown: ";

  static Stream<Arguments> errors() {
    return Stream.of(
        error(new RoomError.RoomNotFound(ROOM), 404, BUS + "requested room does not exist"),
        error(
            new RoomError.ParticipantNotFound(ROOM, ALICE),
            404,
            BUS + "participant does not exist"),
        error(
            new RoomError.LegNotFound(ROOM, new MediaSessionId("l")),
            404,
            BUS + "media session does not exist"),
        error(
            new RoomError.TrackNotFound(ROOM, new TrackSid("TR_1")),
            404,
            BUS + "track does not exist"),
        error(new RoomError.RoomAlreadyExists(ROOM), 409, "room already exists"),
        error(new RoomError.RoomFull(ROOM, 2), 500, BUS + "connection closed by media"),
        error(new RoomError.TooManyRooms(9), 429, "room limit reached"),
        error(
            new RoomError.LimitExceeded(Limit.ROOM_NAME, 256),
            400,
            BUS + "room name length exceeds limits: max length 256"),
        error(
            new RoomError.LimitExceeded(Limit.PARTICIPANT_IDENTITY, 20),
            400,
            BUS + "participant identity length exceeds limits: max length 20"),
        error(new RoomError.RoomNameMissing(), 400, "room name is required"),
        error(new RoomError.IdentityMissing(), 400, "identity cannot be empty"),
        error(
            new RoomError.NonceLengthInvalid(15),
            400,
            "nonce should be 16-bytes or not present, got: 15 bytes"),
        error(
            new RoomError.DestinationIdentityMissing(),
            400,
            BUS + "destination identity is required"),
        error(
            new RoomError.UnknownPreset("p"),
            400,
            BUS + "unknown room configuration in create room request"),
        error(new RoomError.UnknownBackend("b"), 400, "unknown media backend"),
        error(new RoomError.RoomClassUnavailable(RoomClass.MCU), 400, "room class not available"),
        error(new RoomError.RemoteUnmuteDisabled(), 412, BUS + "remote unmute not enabled"),
        error(new RoomError.RelocationUnsupported(), 500, BUS + "not implemented"),
        error(
            new RoomError.ParticipantDeparted(ROOM, ALICE),
            404,
            BUS + "participant does not exist"),
        error(
            new RoomError.DataChannelUnavailable(ALICE),
            500,
            BUS + "data channel is not available"),
        error(new RoomError.Unauthenticated(), 401, "permissions denied"),
        error(new RoomError.PermissionDenied(), 401, "permissions denied"),
        error(new RoomError.Contended(ROOM), 409, "room is being changed"),
        error(new RoomError.MediaUnavailable(), 503, "media engine not available"),
        error(new RoomError.StoreUnavailable(), 503, "room store not available"),
        error(new RoomError.EventsForgotten(new EventId("1")), 400, "events no longer kept"));
  }

  private static Arguments error(RoomError error, int status, String message) {
    return Arguments.of(error, status, message);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void eachErrorHasItsStatusAndText(RoomError error, int status, String message) {
    TwirpError told = TwirpErrors.of(error, Rpc.DELETE_ROOM);

    assertThat(told.code().status()).isEqualTo(status);
    assertThat(told.message()).isEqualTo(message);
    assertThat(told.meta()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "METADATA,metadata size exceeds limits",
    "ATTRIBUTES,attribute size exceeds limits",
    "PARTICIPANT_NAME,name length exceeds limits"
  })
  void anExceededLimitIsNamedInTheMetaOfTheError(Limit limit, String text) {
    TwirpError told =
        TwirpErrors.of(new RoomError.LimitExceeded(limit, 100), Rpc.UPDATE_PARTICIPANT);

    assertThat(told)
        .isEqualTo(
            new TwirpError(TwirpCode.INVALID_ARGUMENT, text + " 100", Map.of("argument", text)));
  }

  @Test
  void theMessageAboutTheSameRoomEndsWithABlankAndItsMetaDoesNot() {
    TwirpError told = TwirpErrors.of(new RoomError.DestinationIsSource(ROOM), Rpc.MOVE_PARTICIPANT);

    String text = "destination room cannot be the same as source room";
    assertThat(told)
        .isEqualTo(
            new TwirpError(TwirpCode.INVALID_ARGUMENT, text + " ", Map.of("argument", text)));
  }

  @Test
  void whatIsUnknownIsUnavailableWhereTheOwnerAloneIsAsked() {
    for (Rpc rpc : Rpc.values()) {
      int status = rpc.needsOwner() ? 503 : 404;

      TwirpError room = TwirpErrors.of(new RoomError.RoomNotFound(ROOM), rpc);
      TwirpError participant = TwirpErrors.of(new RoomError.ParticipantNotFound(ROOM, ALICE), rpc);

      assertThat(room.code().status()).as("room, %s", rpc).isEqualTo(status);
      assertThat(participant.code().status()).as("participant, %s", rpc).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1400,INVALID_ARGUMENT",
    "1401,NOT_FOUND",
    "1402,INVALID_ARGUMENT",
    "1403,UNIMPLEMENTED",
    "1404,UNIMPLEMENTED",
    "1500,INTERNAL",
    "1501,CANCELED",
    "1502,CANCELED",
    "1503,UNAVAILABLE",
    "1504,INTERNAL",
    "1505,INTERNAL",
    "2001,INTERNAL"
  })
  void aFailedProcedureCallHasTheCodeOfItsFailure(int failure, TwirpCode code) {
    RpcFailed plain = new RpcFailed(failure, "text", "");
    RpcFailed withData = new RpcFailed(failure, "text", "more");

    assertThat(TwirpErrors.of(plain, Rpc.PERFORM_RPC))
        .isEqualTo(new TwirpError(code, BUS + "RpcError " + failure + ": text"));
    assertThat(TwirpErrors.of(withData, Rpc.PERFORM_RPC).message())
        .isEqualTo(BUS + "RpcError " + failure + ": text: more");
  }

  @Test
  void anErrorIsJsonThatIsHarmlessInAPage() {
    TwirpError error =
        new TwirpError(TwirpCode.NOT_FOUND, "<a>&/\u2028é", Map.of("b", "2", "a", "<"));

    assertThat(new String(error.toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"code\":\"not_found\",\"msg\":\"\\u003ca\\u003e\\u0026/\\u2028é\","
                + "\"meta\":{\"a\":\"\\u003c\",\"b\":\"2\"}}");
  }

  @Test
  void aVeryLongMessageIsCut() {
    TwirpError error = new TwirpError(TwirpCode.INTERNAL, "x".repeat(999_999) + "\uD83D\uDE00");

    assertThat(error.toJson()).hasSizeBetween(999_999, 1_000_100);
  }
}
