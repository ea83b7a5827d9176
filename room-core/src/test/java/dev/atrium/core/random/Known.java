package dev.atrium.core.random;

import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.TrackSid;
import java.util.ArrayList;
import java.util.List;

/**
 * What those who command an engine remember of its answers: the latest rooms, stays, legs and
 * tracks, many of which are over by the time they are named again.
 */
final class Known {
  private static final int REMEMBERED = 6;

  private final List<RoomRef> rooms = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();
  private final List<Publication> publications = new ArrayList<>();

  Known() {
    rooms.add(new RoomRef(new RoomName("never made"), new RoomSid("RM_never")));
  }

  void add(RoomRef room) {
    add(rooms, room);
  }

  void add(Stay stay) {
    add(stay.room().ref());
    add(stays, stay);
  }

  void add(Publication publication) {
    add(publications, publication);
  }

  RoomRef room(int choice) {
    return recent(rooms, choice);
  }

  boolean hasNoStay() {
    return stays.isEmpty();
  }

  boolean hasNoPublication() {
    return publications.isEmpty();
  }

  Publication publication(int choice) {
    return recent(publications, choice);
  }

  StayRef stay(int choice) {
    return recent(stays, choice).ref();
  }

  /** One of the legs that the stay had when it was last heard of. */
  MediaSessionId leg(int stay, int choice) {
    List<MediaSession> legs = recent(stays, stay).participant().legs();
    return legs.get(choice % legs.size()).id();
  }

  /** A track and whose it was. */
  record Publication(StayRef stay, TrackSid track) {}

  /** The later of two that the number picks: what was met last is most likely still there. */
  private static <T> T recent(List<T> list, int choice) {
    int size = list.size();
    return list.get(Math.max(choice % size, choice / size % size));
  }

  private static <T> void add(List<T> list, T element) {
    list.add(element);
    if (list.size() > REMEMBERED) {
      list.removeFirst();
    }
  }
}
