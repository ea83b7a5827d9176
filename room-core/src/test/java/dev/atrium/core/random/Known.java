package dev.atrium.core.random;

import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.TestEngine;
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

  /** The connection that carried the stay when it was last heard of. */
  long connection(int choice) {
    return recent(stays, choice).participant().presence().connection();
  }

  StayRef stay(int choice) {
    return recent(stays, choice).ref();
  }

  /** One of the legs that the stay had when it was last heard of. */
  MediaSessionId leg(int stay, int choice) {
    List<MediaSession> legs = recent(stays, stay).participant().legs();
    return legs.get(choice % legs.size()).id();
  }

  /** What is done to one of the stays and one of its legs, which now and then is not there. */
  static RandomCommand ofStay(Draw draw, String text, StayAction action) {
    int stay = draw.choice();
    int leg = draw.choice();
    boolean strange = draw.oneIn(20);
    return new RandomCommand(
        "stay " + stay + ", leg " + leg + ": " + text,
        (engine, known) -> {
          if (known.hasNoStay()) {
            return "nobody";
          }
          MediaSessionId id = strange ? new MediaSessionId("leg-never") : known.leg(stay, leg);
          return action.on(engine, known, stay, id);
        });
  }

  /** What is done to one of the tracks, which now and then is not there. */
  static RandomCommand ofTrack(Draw draw, String text, TrackAction action) {
    int choice = draw.choice();
    boolean strange = draw.oneIn(20);
    return new RandomCommand(
        text + " track " + choice,
        (engine, known) -> {
          if (known.hasNoPublication()) {
            return "nothing";
          }
          Publication own = known.publication(choice);
          TrackSid track = strange ? new TrackSid("TR_never") : own.track();
          return action.on(engine, new Publication(own.stay(), track));
        });
  }

  /** What is done to a track of one's own. */
  @FunctionalInterface
  interface TrackAction {
    Object on(TestEngine engine, Publication publication);
  }

  /** What is done to the stay of a number and one of its legs. */
  @FunctionalInterface
  interface StayAction {
    Object on(TestEngine engine, Known known, int stay, MediaSessionId leg);
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
