package dev.atrium.ws.nkmedia;

import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.Rooms;
import dev.atrium.core.access.Caller;
import dev.atrium.core.media.DataMessage;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whom a packet of data is for: the connections of those users who are inside and named by it. */
final class NkReceivers {
  private static final Caller THIS_WIRE = Caller.unlimited("");

  private final Rooms rooms;

  NkReceivers(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Sids are those of the participants that are inside now; one who has left gets nothing. */
  Predicate<NkSubscriber> of(RoomSignal.DataSent sent) {
    DataMessage message = sent.message();
    if (message.destinations().isEmpty() && message.destinationSids().isEmpty()) {
      return subscriber -> true;
    }
    Set<String> users = new HashSet<>();
    message.destinations().forEach(identity -> users.add(identity.value()));
    if (!message.destinationSids().isEmpty()) {
      users.addAll(users(sent.room(), message.destinationSids()));
    }
    return subscriber -> users.contains(subscriber.user());
  }

  private List<String> users(RoomRef room, Collection<ParticipantSid> sids) {
    return inside(room)
        .filter(participant -> sids.contains(participant.sid()))
        .map(Participant::identity)
        .map(ParticipantIdentity::value)
        .toList();
  }

  private Stream<Participant> inside(RoomRef ref) {
    return find(ref.name())
        .filter(room -> room.ref().equals(ref))
        .flatMap(room -> room.participants().values().stream());
  }

  private Stream<Room> find(RoomName name) {
    try {
      return Stream.of(rooms.get(THIS_WIRE, name));
    } catch (RoomException e) {
      return Stream.empty(); // it is over, or cannot be read
    }
  }
}
