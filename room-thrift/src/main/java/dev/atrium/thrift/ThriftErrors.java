package dev.atrium.thrift;

import dev.atrium.core.RoomError;
import org.apache.thrift.TApplicationException;

/** {@link RoomError} in Thrift's words (Thrift spec §4.3, §4.4). */
final class ThriftErrors {
  static final ThriftReply.Failure INTERNAL = internal("internal error");
  static final ThriftReply.Failure BUSY = internal("busy");
  static final ThriftReply.Failure NOT_ALLOWED = internal("not allowed");
  static final ThriftReply.Failure UNREADABLE =
      new ThriftReply.Failure(TApplicationException.PROTOCOL_ERROR, "arguments cannot be read");
  static final ThriftReply.Failure NO_CALL =
      new ThriftReply.Failure(TApplicationException.INVALID_MESSAGE_TYPE, "not a call");

  private static final ThriftReply.Failure TOO_MANY_ROOMS = internal("room limit reached");
  private static final int LONGEST_ECHO = 64;

  private ThriftErrors() {}

  /** Total: a new error must be given words here. */
  static ThriftReply.Failure of(RoomError error) {
    return switch (error) {
      case RoomError.RoomNotFound e -> missing(noSuchRoom(e.room().value()));
      case RoomError.ParticipantNotFound e -> missing("no such participant");
      case RoomError.LegNotFound e -> missing("no such leg");
      case RoomError.TrackNotFound e -> missing("no such track");
      case RoomError.TooManyRooms e -> TOO_MANY_ROOMS;
      case RoomError.InvalidArgument e -> refused("invalid argument");
      case RoomError.LimitExceeded e -> refused("too long");
      case RoomError.UnknownBackend e -> refused("invalid argument");
      case RoomError.RoomClassUnavailable e -> refused("invalid argument");
      case RoomError.Unauthenticated e -> NOT_ALLOWED;
      case RoomError.PermissionDenied e -> NOT_ALLOWED;
      case RoomError.JoinNotPermitted e -> NOT_ALLOWED;
      case RoomError.TokenRevoked e -> NOT_ALLOWED;
      case RoomError.RemoteUnmuteDisabled e -> NOT_ALLOWED;
      case RoomError.Contended e -> BUSY;
      case RoomError.MediaUnavailable e -> BUSY;
      case RoomError.StoreUnavailable e -> BUSY;
      case RoomError.RoomAlreadyExists e -> INTERNAL;
      case RoomError.RoomFull e -> INTERNAL;
      case RoomError.TooManyTracks e -> INTERNAL;
      case RoomError.TooManyRevocations e -> INTERNAL;
      case RoomError.RelocationUnsupported e -> INTERNAL;
      case RoomError.RpcFailed e -> INTERNAL;
      case RoomError.ParticipantDeparted e -> missing("no such participant");
      case RoomError.DataChannelUnavailable e -> INTERNAL;
      case RoomError.EventsForgotten e -> INTERNAL;
    };
  }

  static ThriftReply.Failure unknownMethod(String name) {
    return new ThriftReply.Failure(
        TApplicationException.UNKNOWN_METHOD, "unknown method " + echo(name));
  }

  static String noSuchRoom(String id) {
    return "no such room: " + echo(id);
  }

  static ThriftReply.Failure missing(String text) {
    return new ThriftReply.Failure(TApplicationException.MISSING_RESULT, text);
  }

  /** The beginning of what a client sent, fit for any log. */
  private static String echo(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST_ECHO));
    for (int i = 0; i < text.length() && i < LONGEST_ECHO; i++) {
      char c = text.charAt(i);
      plain.append(c >= '!' && c <= '~' ? c : '?');
    }
    return plain.toString();
  }

  private static ThriftReply.Failure refused(String text) {
    return new ThriftReply.Failure(TApplicationException.PROTOCOL_ERROR, text);
  }

  private static ThriftReply.Failure internal(String text) {
    return new ThriftReply.Failure(TApplicationException.INTERNAL_ERROR, text);
  }
}
