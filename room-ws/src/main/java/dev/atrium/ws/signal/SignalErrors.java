package dev.atrium.ws.signal;

import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.core.Limit;
import dev.atrium.core.RoomError;

/**
 * {@link RoomError} in the words of this wire: those of HTTP before there is a connection, those of
 * {@code request_response} on it. Texts are those on record (LiveKit spec §3.8, §4.16).
 */
final class SignalErrors {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int INTERNAL = 500;
  private static final int UNAVAILABLE = 503;

  private SignalErrors() {}

  static RefusedException noAccess() {
    return new RefusedException(UNAUTHORIZED, "no permissions to access the room");
  }

  static RefusedException badRequest(String text) {
    return new RefusedException(BAD_REQUEST, text);
  }

  /** Clients take it for a server that does not know the path, and fall back to the older one. */
  static RefusedException notServed() {
    return new RefusedException(NOT_FOUND, "a single peer connection is not served");
  }

  static RefusedException full() {
    return new RefusedException(UNAVAILABLE, "node has exceeded its configured limit");
  }

  /** No default branch: a new error must be given a status here. */
  static RefusedException refusal(RoomError error) {
    return switch (error) {
      case RoomError.RoomNotFound e -> notFound("requested room does not exist");
      case RoomError.ParticipantNotFound e -> notFound("participant does not exist");
      case RoomError.LegNotFound e -> notFound("media session does not exist");
      case RoomError.TrackNotFound e -> notFound("track does not exist");
      case RoomError.RoomAlreadyExists e -> new RefusedException(CONFLICT, "room already exists");
      case RoomError.RoomFull e -> closedByMedia();
      case RoomError.TooManyRooms e -> full();
      case RoomError.LimitExceeded e -> tooLong(e.limit(), e.max());
      case RoomError.InvalidArgument e -> invalid(e);
      case RoomError.UnknownBackend e -> badRequest("unknown media backend");
      case RoomError.RoomClassUnavailable e -> badRequest("room class not available");
      case RoomError.RemoteUnmuteDisabled e -> badRequest("remote unmute not enabled");
      case RoomError.RelocationUnsupported e -> new RefusedException(INTERNAL, "not implemented");
      case RoomError.RpcFailed e -> new RefusedException(INTERNAL, e.message());
      case RoomError.ParticipantDeparted e -> notFound("participant does not exist");
      case RoomError.DataChannelUnavailable e ->
          new RefusedException(INTERNAL, "data channel is not available");
      case RoomError.Unauthenticated e -> denied();
      case RoomError.PermissionDenied e -> denied();
      case RoomError.JoinNotPermitted e -> noAccess();
      case RoomError.TooManyTracks e -> badRequest("too many tracks");
      case RoomError.TokenRevoked e -> noAccess();
      case RoomError.TooManyRevocations e ->
          new RefusedException(INTERNAL, "revocation limit reached");
      case RoomError.Contended e -> new RefusedException(UNAVAILABLE, "room is being changed");
      case RoomError.MediaUnavailable e -> closedByMedia();
      case RoomError.StoreUnavailable e ->
          new RefusedException(UNAVAILABLE, "room store not available");
      case RoomError.EventsForgotten e -> new RefusedException(INTERNAL, "events no longer kept");
    };
  }

  private static RefusedException invalid(RoomError.InvalidArgument error) {
    return badRequest(
        switch (error) {
          case RoomError.RoomNameMissing e -> "no room name";
          case RoomError.IdentityMissing e -> "identity cannot be empty";
          case RoomError.NonceLengthInvalid e -> "nonce should be 16-bytes or not present";
          case RoomError.DestinationIdentityMissing e -> "destination identity is required";
          case RoomError.DestinationIsSource e ->
              "destination room cannot be the same as source room";
          case RoomError.UnknownPreset e -> "unknown room configuration in create room request";
        });
  }

  /** What the token says at length only shows when the original builds the participant. */
  private static RefusedException tooLong(Limit limit, long max) {
    return switch (limit) {
      case ROOM_NAME -> badRequest("room name length exceeds limits: max length " + max);
      case PARTICIPANT_IDENTITY ->
          badRequest("participant identity length exceeds limits: max length " + max);
      case EXTRAS -> badRequest("tags or agents of the room exceed limits: max size " + max);
      case METADATA, ATTRIBUTES, PARTICIPANT_NAME, TRACK, AUDIENCE -> closedByMedia();
    };
  }

  /** What became of a request on the connection. */
  static Reason reason(RoomError error) {
    return switch (error) {
      case RoomError.RoomNotFound e -> Reason.NOT_FOUND;
      case RoomError.ParticipantNotFound e -> Reason.NOT_FOUND;
      case RoomError.LegNotFound e -> Reason.NOT_FOUND;
      case RoomError.ParticipantDeparted e -> Reason.NOT_FOUND;
      case RoomError.TrackNotFound e -> Reason.NOT_FOUND;
      case RoomError.LimitExceeded e -> Reason.LIMIT_EXCEEDED;
      case RoomError.InvalidArgument e -> Reason.INVALID_REQUEST;
      case RoomError.Unauthenticated e -> Reason.NOT_ALLOWED;
      case RoomError.PermissionDenied e -> Reason.NOT_ALLOWED;
      case RoomError.JoinNotPermitted e -> Reason.NOT_ALLOWED;
      case RoomError.TokenRevoked e -> Reason.NOT_ALLOWED;
      case RoomError.TooManyRevocations e -> Reason.LIMIT_EXCEEDED;
      case RoomError.RemoteUnmuteDisabled e -> Reason.NOT_ALLOWED;
      case RoomError.TooManyTracks e -> Reason.LIMIT_EXCEEDED;
      case RoomError.RoomFull e -> Reason.LIMIT_EXCEEDED;
      case RoomError.TooManyRooms e -> Reason.LIMIT_EXCEEDED;
      case RoomError.RelocationUnsupported e -> Reason.UNSUPPORTED_TYPE;
      case RoomError.MediaUnavailable e -> Reason.UNSUPPORTED_TYPE;
      case RoomError.UnknownBackend e -> Reason.INVALID_REQUEST;
      case RoomError.RoomClassUnavailable e -> Reason.INVALID_REQUEST;
      case RoomError.RoomAlreadyExists e -> Reason.UNCLASSIFIED_ERROR;
      case RoomError.RpcFailed e -> Reason.UNCLASSIFIED_ERROR;
      case RoomError.DataChannelUnavailable e -> Reason.UNCLASSIFIED_ERROR;
      case RoomError.Contended e -> Reason.UNCLASSIFIED_ERROR;
      case RoomError.StoreUnavailable e -> Reason.UNCLASSIFIED_ERROR;
      case RoomError.EventsForgotten e -> Reason.UNCLASSIFIED_ERROR;
    };
  }

  private static RefusedException notFound(String text) {
    return new RefusedException(NOT_FOUND, text);
  }

  private static RefusedException denied() {
    return new RefusedException(UNAUTHORIZED, "permissions denied");
  }

  private static RefusedException closedByMedia() {
    return new RefusedException(INTERNAL, "connection closed by media");
  }
}
