package dev.atrium.ws.nkmedia;

import dev.atrium.core.RoomName;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;

/**
 * Which of the server's own events somebody may hear: what a caller may not ask for it is not told
 * either. Events that clients send each other are for whoever subscribed to them.
 */
final class NkHearing {
  private NkHearing() {}

  /** Decided at each delivery: a subscription may name more than its caller may hear. */
  static boolean admits(NkLogin login, NkTopic topic) {
    return switch (topic.kind()) {
      case "media" -> mayHear(login.caller(), new RoomName(topic.objId()));
      case "core" -> isOwn(login, topic) || login.caller().may(Grant.CONNECTION_ADMIN);
      default -> true;
    };
  }

  private static boolean mayHear(Caller caller, RoomName room) {
    return caller.may(Grant.ROOM_LIST) || caller.may(Grant.ROOM_READ, room);
  }

  private static boolean isOwn(NkLogin login, NkTopic topic) {
    return switch (topic.subclass()) {
      case "user_event" -> topic.objId().equals(login.user());
      case "session_event" -> topic.objId().equals(login.connectionId());
      default -> false;
    };
  }
}
