package dev.atrium.twirp;

import dev.atrium.core.Limit;
import dev.atrium.core.RoomError;
import java.util.Map;

/**
 * {@link RoomError} in Twirp's words. Texts are those on record (LiveKit spec §4); the ones that
 * went through the original's internal bus carry a prefix, the others do not (§1.8).
 */
final class TwirpErrors {
  private static final String BUS = "twirp error unknown: ";

  static final TwirpError PERMISSIONS_DENIED =
      new TwirpError(TwirpCode.UNAUTHENTICATED, "permissions denied");
  static final TwirpError CANCELED = new TwirpError(TwirpCode.CANCELED, BUS + "request canceled");
  static final TwirpError NO_RESPONSE =
      new TwirpError(TwirpCode.UNAVAILABLE, BUS + "no response from servers");
  static final TwirpError TOO_SLOW =
      new TwirpError(TwirpCode.DEADLINE_EXCEEDED, "request body too slow");
  static final TwirpError PANIC = new TwirpError(TwirpCode.INTERNAL, "Internal service panic");

  private static final TwirpError NO_SUCH_ROOM =
      new TwirpError(TwirpCode.NOT_FOUND, BUS + "requested room does not exist");
  private static final TwirpError NO_SUCH_PARTICIPANT =
      new TwirpError(TwirpCode.NOT_FOUND, BUS + "participant does not exist");

  private TwirpErrors() {}

  /** No default branch: a new error must be given a code here. */
  static TwirpError of(RoomError error, Rpc rpc) {
    return switch (error) {
      case RoomError.RoomNotFound e -> rpc.needsOwner() ? NO_RESPONSE : NO_SUCH_ROOM;
      case RoomError.ParticipantNotFound e -> rpc.needsOwner() ? NO_RESPONSE : NO_SUCH_PARTICIPANT;
      case RoomError.LegNotFound e -> bus(TwirpCode.NOT_FOUND, "media session does not exist");
      case RoomError.TrackNotFound e -> bus(TwirpCode.NOT_FOUND, "track does not exist");
      case RoomError.RoomAlreadyExists e ->
          new TwirpError(TwirpCode.ALREADY_EXISTS, "room already exists");
      case RoomError.RoomFull e -> bus(TwirpCode.INTERNAL, "connection closed by media");
      case RoomError.TooManyRooms e ->
          new TwirpError(TwirpCode.RESOURCE_EXHAUSTED, "room limit reached");
      case RoomError.LimitExceeded e -> tooLong(e.limit(), e.max());
      case RoomError.InvalidArgument e -> invalid(e);
      case RoomError.UnknownBackend e ->
          new TwirpError(TwirpCode.INVALID_ARGUMENT, "unknown media backend");
      case RoomError.RoomClassUnavailable e ->
          new TwirpError(TwirpCode.INVALID_ARGUMENT, "room class not available");
      case RoomError.RemoteUnmuteDisabled e ->
          bus(TwirpCode.FAILED_PRECONDITION, "remote unmute not enabled");
      case RoomError.RelocationUnsupported e -> bus(TwirpCode.UNKNOWN, "not implemented");
      case RoomError.RpcFailed e -> failed(e);
      case RoomError.ParticipantDeparted e -> NO_SUCH_PARTICIPANT;
      case RoomError.DataChannelUnavailable e ->
          bus(TwirpCode.INTERNAL, "data channel is not available");
      case RoomError.Unauthenticated e -> PERMISSIONS_DENIED;
      case RoomError.PermissionDenied e -> PERMISSIONS_DENIED;
      case RoomError.JoinNotPermitted e -> PERMISSIONS_DENIED;
      case RoomError.TokenRevoked e -> PERMISSIONS_DENIED;
      case RoomError.TooManyRevocations e ->
          new TwirpError(TwirpCode.RESOURCE_EXHAUSTED, "revocation limit reached");
      case RoomError.TooManyTracks e ->
          new TwirpError(TwirpCode.RESOURCE_EXHAUSTED, "track limit reached");
      case RoomError.Contended e -> new TwirpError(TwirpCode.ABORTED, "room is being changed");
      case RoomError.MediaUnavailable e ->
          new TwirpError(TwirpCode.UNAVAILABLE, "media engine not available");
      case RoomError.StoreUnavailable e ->
          new TwirpError(TwirpCode.UNAVAILABLE, "room store not available");
      case RoomError.EventsForgotten e ->
          new TwirpError(TwirpCode.OUT_OF_RANGE, "events no longer kept");
    };
  }

  private static TwirpError invalid(RoomError.InvalidArgument error) {
    TwirpCode code = TwirpCode.INVALID_ARGUMENT;
    return switch (error) {
      case RoomError.RoomNameMissing e -> new TwirpError(code, "room name is required");
      case RoomError.IdentityMissing e -> new TwirpError(code, "identity cannot be empty");
      case RoomError.NonceLengthInvalid e ->
          new TwirpError(
              code, "nonce should be 16-bytes or not present, got: " + e.length() + " bytes");
      case RoomError.DestinationIdentityMissing e -> bus(code, "destination identity is required");
      case RoomError.DestinationIsSource e -> {
        String text = "destination room cannot be the same as source room";
        yield new TwirpError(code, text + " ", Map.of("argument", text)); // the blank is on record
      }
      case RoomError.UnknownPreset e ->
          bus(code, "unknown room configuration in create room request");
    };
  }

  private static TwirpError tooLong(Limit limit, long max) {
    return switch (limit) {
      case METADATA -> argument("metadata size exceeds limits", max);
      case ATTRIBUTES -> argument("attribute size exceeds limits", max);
      case PARTICIPANT_NAME -> argument("name length exceeds limits", max);
      case TRACK -> argument("track size exceeds limits", max);
      case AUDIENCE -> argument("subscription permission size exceeds limits", max);
      case EXTRAS -> argument("tags or agents size exceeds limits", max);
      case ROOM_NAME ->
          bus(TwirpCode.INVALID_ARGUMENT, "room name length exceeds limits: max length " + max);
      case PARTICIPANT_IDENTITY ->
          bus(
              TwirpCode.INVALID_ARGUMENT,
              "participant identity length exceeds limits: max length " + max);
    };
  }

  /** Of the codes of a failed remote procedure call, those that are LiveKit's own (spec §4.14). */
  private static TwirpError failed(RoomError.RpcFailed error) {
    TwirpCode code =
        switch (error.code()) {
          case 1400, 1402 -> TwirpCode.INVALID_ARGUMENT;
          case 1401 -> TwirpCode.NOT_FOUND;
          case 1403, 1404 -> TwirpCode.UNIMPLEMENTED;
          case 1501, 1502 -> TwirpCode.CANCELED;
          case 1503 -> TwirpCode.UNAVAILABLE;
          default -> TwirpCode.INTERNAL;
        };
    String text = "RpcError " + error.code() + ": " + error.message();
    return bus(code, error.data().isEmpty() ? text : text + ": " + error.data());
  }

  private static TwirpError argument(String text, long max) {
    return new TwirpError(TwirpCode.INVALID_ARGUMENT, text + " " + max, Map.of("argument", text));
  }

  private static TwirpError bus(TwirpCode code, String text) {
    return new TwirpError(code, BUS + text);
  }
}
