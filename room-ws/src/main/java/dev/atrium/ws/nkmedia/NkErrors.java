package dev.atrium.ws.nkmedia;

import dev.atrium.core.FinishReason;
import dev.atrium.core.Limit;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomRef;
import java.util.Locale;

/** The error catalogue (spec §2.9), and the domain's refusals and reasons in its words. */
final class NkErrors {
  static final NkError NORMAL_TERMINATION = new NkError(100001, "Normal termination");
  static final NkError INTERNAL_ERROR = new NkError(100002, "Internal error");
  static final NkError INVALID_STATE = new NkError(100004, "Invalid state");
  static final NkError TIMEOUT = new NkError(100005, "Timeout");
  static final NkError NOT_IMPLEMENTED = new NkError(100006, "Not implemented");
  static final NkError API_STOP = new NkError(100013, "API stop received");
  static final NkError UNAUTHORIZED = new NkError(100030, "Unauthorized");
  static final NkError NOT_AUTHENTICATED = new NkError(100031, "Not authenticated");
  static final NkError ALREADY_AUTHENTICATED = new NkError(100032, "Already authenticated");
  static final NkError USER_NOT_FOUND = new NkError(100033, "User not found");
  static final NkError DUPLICATED_SESSION_ID = new NkError(100034, "Duplicated session id");
  static final NkError INVALID_SESSION_ID = new NkError(100035, "Invalid session id");
  static final NkError MEMBER_NOT_FOUND = new NkError(100036, "Member not found");

  /** Ours: nkMEDIA does not count the connections of a user. */
  static final NkError TOO_MANY_CONNECTIONS = new NkError(100039, "Too many connections");

  static final NkError INVALID_OPERATION = new NkError(100040, "Invalid operation");
  static final NkError SESSION_NOT_FOUND = new NkError(100062, "Session not found");
  static final NkError DATA_NOT_AVAILABLE = new NkError(100073, "Data is not available");
  static final NkError NO_MEDIASERVER = new NkError(300001, "No mediaserver available");
  static final NkError UNKNOWN_BACKEND = new NkError(300003, "Unknown backend");
  static final NkError ROOM_NOT_FOUND = new NkError(304001, "Room not found");
  static final NkError ROOM_ALREADY_EXISTS = new NkError(304002, "Room already exists");

  /** Ours: rooms of nkMEDIA are never full. */
  static final NkError ROOM_FULL = new NkError(304007, "Room is full");

  /** Ours: nkMEDIA does not count its rooms. */
  static final NkError TOO_MANY_ROOMS = new NkError(304008, "Too many rooms");

  /** The addressed client of a relayed command is gone; nkMEDIA has no text for it. */
  static final NkError STOPPED = unlisted("stopped");

  private static final int REFERENCE_LENGTH = 6;

  private NkErrors() {}

  static NkError unknownCommand(String cmd) {
    return new NkError(100042, "Unknown command '" + cmd + "'");
  }

  static NkError syntax(String field) {
    return new NkError(100044, "Syntax error: " + field);
  }

  static NkError missing(String field) {
    return new NkError(100045, "Missing field: " + field);
  }

  /**
   * A failure that is explained elsewhere.
   *
   * @param reference by which the log entry is found
   */
  static NkError internal(String reference) {
    return new NkError(100003, "Internal error: " + reference);
  }

  /** A name that the catalogue has no entry for. */
  static NkError unlisted(String name) {
    return new NkError(999999, name);
  }

  /** What the wire answers to each refusal of the domain; room names are ids here. */
  static NkError of(RoomError error) {
    return switch (error) {
      case RoomError.RoomNotFound e -> ROOM_NOT_FOUND;
      case RoomError.ParticipantNotFound e -> SESSION_NOT_FOUND;
      case RoomError.LegNotFound e -> SESSION_NOT_FOUND;
      case RoomError.TrackNotFound e -> SESSION_NOT_FOUND;
      case RoomError.RoomAlreadyExists e -> ROOM_ALREADY_EXISTS;
      case RoomError.RoomFull e -> ROOM_FULL;
      case RoomError.TooManyRooms e -> TOO_MANY_ROOMS;
      case RoomError.LimitExceeded e -> syntax(field(e.limit()));
      case RoomError.InvalidArgument e -> invalid(e);
      case RoomError.UnknownBackend e -> UNKNOWN_BACKEND;
      case RoomError.RoomClassUnavailable e -> NOT_IMPLEMENTED;
      case RoomError.RemoteUnmuteDisabled e -> INVALID_OPERATION;
      case RoomError.RelocationUnsupported e -> NOT_IMPLEMENTED;
      case RoomError.RpcFailed e -> unlisted(e.message());
      case RoomError.ParticipantDeparted e -> SESSION_NOT_FOUND;
      case RoomError.DataChannelUnavailable e -> NO_MEDIASERVER;
      case RoomError.Unauthenticated e -> NOT_AUTHENTICATED;
      case RoomError.PermissionDenied e -> UNAUTHORIZED;
      case RoomError.JoinNotPermitted e -> UNAUTHORIZED;
      case RoomError.TokenRevoked e -> UNAUTHORIZED;
      case RoomError.TooManyRevocations e -> INVALID_OPERATION;
      case RoomError.TooManyTracks e -> INVALID_OPERATION;
      case RoomError.Contended e -> INVALID_STATE;
      case RoomError.MediaUnavailable e -> NO_MEDIASERVER;
      case RoomError.StoreUnavailable e -> INTERNAL_ERROR;
      case RoomError.EventsForgotten e -> DATA_NOT_AVAILABLE;
    };
  }

  /** What {@code destroyed} says about the end of a room (spec §4.7.2). */
  static NkError of(FinishReason reason, RoomRef room) {
    return switch (reason) {
      case DELETED -> API_STOP;
      case EXPIRED -> TIMEOUT;
      case MEDIA_ROOM_LOST -> ROOM_NOT_FOUND;
      case MEDIA_ENGINE_LOST -> NO_MEDIASERVER;
      case FAILED -> internal(reference(room.sid().value()));
    };
  }

  private static NkError invalid(RoomError.InvalidArgument error) {
    return switch (error) {
      case RoomError.RoomNameMissing e -> missing("room_id");
      case RoomError.IdentityMissing e -> missing("user_id");
      case RoomError.NonceLengthInvalid e -> syntax("nonce");
      case RoomError.DestinationIdentityMissing e -> missing("destination_identity");
      case RoomError.DestinationIsSource e -> syntax("destination_room");
      case RoomError.UnknownPreset e -> syntax("preset");
    };
  }

  private static String field(Limit limit) {
    return switch (limit) {
      case ROOM_NAME -> "room_id";
      case PARTICIPANT_IDENTITY -> "user_id";
      case METADATA, ATTRIBUTES, PARTICIPANT_NAME, TRACK, AUDIENCE, EXTRAS ->
          limit.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String reference(String sid) {
    return sid.substring(Math.max(0, sid.length() - REFERENCE_LENGTH));
  }
}
