package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomRef;
import dev.atrium.ws.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one room, each with what its first message told it. To be used by one
 * thread at a time.
 */
final class RoomConnections {
  private final Map<ParticipantSid, Member> members = new LinkedHashMap<>();
  private final Executor executor;

  /**
   * @param executor sends what all are told
   */
  RoomConnections(Executor executor) {
    this.executor = executor;
  }

  /**
   * A connection that knows the room.
   *
   * @param since version of the room in its first message
   */
  private record Member(SignalConnection connection, long since) {

    boolean hears(RoomChange change) {
      return since < change.stored().version()
          && connection.stay().room().equals(change.event().room());
    }
  }

  /** Returns the connection that carried the stay until now, if there is one. */
  @Nullable SignalConnection add(SignalConnection connection, Room known) {
    Member former = members.put(connection.stay().sid(), new Member(connection, known.version()));
    return former == null ? null : former.connection();
  }

  /** Nothing happens where another one carries its stay by now. */
  void remove(SignalConnection connection) {
    members.computeIfPresent(
        connection.stay().sid(),
        (sid, member) -> member.connection() == connection ? null : member);
  }

  @Nullable SignalConnection of(ParticipantSid sid) {
    Member member = members.get(sid);
    return member == null ? null : member.connection();
  }

  /** That of the stay, unless it knows of the change from its first message. */
  @Nullable SignalConnection hearing(RoomChange change, ParticipantSid sid) {
    Member member = members.get(sid);
    return member == null || !member.hears(change) ? null : member.connection();
  }

  /** All who do not know of the change from their first message. */
  List<SignalConnection> hearing(RoomChange change) {
    return members.values().stream()
        .filter(member -> member.hears(change))
        .map(Member::connection)
        .toList();
  }

  /** To all in that life of the room. */
  void tell(RoomRef room, Outgoing message) {
    try (Batch sender = new Batch(executor)) {
      for (Member member : members.values()) {
        if (member.connection().stay().room().equals(room)) {
          member.connection().tell(message, sender);
        }
      }
    }
  }

  /** To all who do not know it from their first message. */
  void tell(RoomChange change, Outgoing message) {
    tellBut(change, Set.of(), message);
  }

  /** The same, but for some. */
  void tellBut(RoomChange change, Set<SignalConnection> but, Outgoing message) {
    try (Batch sender = new Batch(executor)) {
      for (Member member : members.values()) {
        if (member.hears(change) && !but.contains(member.connection())) {
          member.connection().tell(message, sender);
        }
      }
    }
  }

  void clear() {
    members.clear();
  }
}
