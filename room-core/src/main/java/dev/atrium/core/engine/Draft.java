package dev.atrium.core.engine;

import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.StayRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events decided so far, and the room as they leave it: later ones build on earlier ones. */
final class Draft {
  private final Instant now;
  private final List<RoomEvent> events = new ArrayList<>();
  private Room room;

  Draft(Room room, Instant now) {
    this.room = room;
    this.now = now;
  }

  void add(RoomEvent event) {
    events.add(event);
    room = room.apply(event);
  }

  Room room() {
    return room;
  }

  RoomRef ref() {
    return room.ref();
  }

  Instant now() {
    return now;
  }

  List<RoomEvent> events() {
    return List.copyOf(events);
  }

  Participant participant(ParticipantIdentity identity) {
    return room.participant(identity)
        .orElseThrow(() -> new RoomException(new ParticipantNotFound(room.name(), identity)));
  }

  /** The participant of that very stay; refuses one that is over. */
  Participant participant(StayRef stay) {
    Participant participant = participant(stay.identity());
    if (!room.sid().equals(stay.room().sid()) || !participant.sid().equals(stay.sid())) {
      throw new RoomException(new ParticipantNotFound(room.name(), stay.identity()));
    }
    return participant;
  }

  MediaSession leg(Participant participant, MediaSessionId id) {
    return participant
        .leg(id)
        .orElseThrow(() -> new RoomException(new LegNotFound(room.name(), id)));
  }
}
