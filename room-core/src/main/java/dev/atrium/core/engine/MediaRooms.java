package dev.atrium.core.engine;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.NodeId;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.Stay;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.port.MediaBackend;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms and legs in the hands of this node's media engine. Media follow the commit: a leg that
 * the engine does not take ends with {@link LeaveReason#MEDIA_FAILED}, and one that is over before
 * the engine has taken it is let go again.
 */
final class MediaRooms {
  private static final Logger log = LoggerFactory.getLogger(MediaRooms.class);

  private final MediaBackend media;
  private final LiveRooms live;
  private final NodeId node;
  private final ConcurrentMap<RoomSid, MediaRoom> rooms = new ConcurrentHashMap<>();

  /** Those where the engine failed to do something, each once. */
  private final Queue<MediaRoom> behind = new ConcurrentLinkedQueue<>();

  MediaRooms(MediaBackend media, LiveRooms live, NodeId node) {
    this.media = media;
    this.live = live;
    this.node = node;
  }

  /** Hands a leg to the engine, or tells it what the leg is there for now. */
  void enter(Stay stay, LegRef leg) {
    if (!media.isPresent()) {
      return;
    }
    try {
      MediaLeg taken = take(stay.room(), leg);
      while (!taken.attach(() -> here(leg))) {
        taken = take(stay.room(), leg);
      }
      settle(taken);
    } catch (RuntimeException e) {
      log.warn("The media engine does not take {} of {}", leg.id(), leg.stay().sid(), e);
      giveUp(leg);
      throw new RoomException(new MediaUnavailable(), e);
    }
  }

  private MediaLeg take(Room room, LegRef leg) {
    while (true) {
      MediaRoom here = rooms.computeIfAbsent(room.sid(), sid -> new MediaRoom(room.ref(), media));
      Optional<MediaLeg> taken = here.take(leg, room.settings().media());
      if (taken.isPresent()) {
        return taken.get();
      }
      rooms.remove(room.sid(), here);
    }
  }

  /** Ends a leg that the engine does not serve. */
  void giveUp(LegRef leg) {
    try {
      release(leg);
    } catch (RuntimeException e) {
      log.debug("The media engine does not let go of {} either", leg.id(), e);
      remember(leg.room());
    }
    end(leg);
  }

  private void end(LegRef leg) {
    live.changeIfLive(
        leg.room().name(),
        (room, now) -> {
          Draft draft = new Draft(room, now);
          present(room, leg)
              .ifPresent(
                  self -> LeaveRules.stopLeg(draft, self, leg.id(), LeaveReason.MEDIA_FAILED));
          return draft.events();
        });
  }

  @Nullable MediaRoom find(RoomRef room) {
    return rooms.get(room.sid());
  }

  @Nullable MediaLeg find(LegRef leg) {
    MediaRoom room = find(leg.room());
    return room == null ? null : room.leg(leg);
  }

  /**
   * Has the engine do what follows from the room as it is, and once more what it failed to do in
   * another one: nothing may ever happen there again.
   */
  void settle(MediaRoom room) {
    settleLegs(room);
    MediaRoom other = behind.poll();
    if (other != null) {
      other.catchUp();
      settleLegs(other);
    }
  }

  private void settleLegs(MediaRoom room) {
    room.settling();
    for (MediaLeg leg : room.legs()) {
      try {
        settle(leg);
      } catch (RuntimeException e) {
        log.warn("The media engine does not follow in {}", room.ref().sid(), e);
        remember(room.ref());
      }
    }
  }

  void settle(MediaLeg leg) {
    leg.settle(() -> here(leg.ref()));
    forgetIfReleased(leg);
  }

  private void remember(RoomRef ref) {
    MediaRoom room = find(ref);
    if (room != null && room.fallBehind()) {
      behind.add(room);
    }
  }

  /** Whether that leg is there, and its connection is held here. */
  boolean isHere(Participant participant, LegRef leg) {
    return participant.sid().equals(leg.stay().sid())
        && participant.leg(leg.id()).filter(known -> known.node().equals(node)).isPresent();
  }

  Optional<Room> room(RoomRef ref) {
    return live.find(ref.name()).filter(room -> room.ref().equals(ref));
  }

  /** The leg's room as long as the leg is there, and here. */
  private Optional<Room> here(LegRef leg) {
    return room(leg.room())
        .filter(
            room -> present(room, leg).filter(participant -> isHere(participant, leg)).isPresent());
  }

  private static Optional<Participant> present(Room room, LegRef leg) {
    return room.participant(leg.stay().identity())
        .filter(participant -> room.ref().equals(leg.room()))
        .filter(participant -> participant.sid().equals(leg.stay().sid()));
  }

  private void release(LegRef leg) {
    MediaRoom room = find(leg.room());
    MediaLeg known = room == null ? null : room.leg(leg);
    if (room != null && known != null) {
      known.release();
      forgetIfReleased(known);
    }
  }

  private void forgetIfReleased(MediaLeg leg) {
    MediaRoom room = find(leg.ref().room());
    if (leg.isReleased() && room != null && room.forget(leg)) {
      rooms.remove(room.ref().sid(), room);
    }
  }
}
