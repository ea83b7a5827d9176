package dev.atrium.core.engine;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.MediaSession;
import dev.atrium.core.NodeId;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.port.RoomStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Ends the stays whose connections went down with the process that held them. */
public final class NodeRecovery {
  private final RoomStore store;
  private final LiveRooms live;

  NodeRecovery(RoomStore store, LiveRooms live) {
    this.store = store;
    this.live = live;
  }

  /**
   * Ends every leg that the node held, and the stays that have no other. Repeating it finds
   * nothing: each participant is told to have left once.
   *
   * @return how many rooms it changed
   */
  public int endLegsOf(NodeId node, LeaveReason reason) {
    List<Room> affected = store.all().stream().filter(room -> holds(room, node)).toList();
    Together.each(affected, room -> end(room.name(), node, reason));
    return affected.size();
  }

  private void end(RoomName name, NodeId node, LeaveReason reason) {
    store.change(
        name, stored -> stored.map(room -> end(room, node, reason, live.now())).orElse(List.of()));
  }

  private static boolean holds(Room room, NodeId node) {
    return room.participants().values().stream()
        .flatMap(participant -> participant.legs().stream())
        .anyMatch(on(node));
  }

  private static List<RoomEvent> end(Room room, NodeId node, LeaveReason reason, Instant now) {
    Room current = room;
    List<RoomEvent> events = new ArrayList<>();
    for (Participant participant : room.participants().values()) {
      for (MediaSession leg : participant.legs().stream().filter(on(node)).toList()) {
        List<RoomEvent> ended =
            LeaveRules.stopLeg(current, participant.identity(), leg.id(), reason, now);
        events.addAll(ended);
        for (RoomEvent event : ended) {
          current = current.apply(event);
        }
      }
    }
    return events;
  }

  private static Predicate<MediaSession> on(NodeId node) {
    return leg -> leg.node().equals(node);
  }
}
