package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.Stay;
import dev.atrium.core.Track;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one room are told, event by event in the order of the commits. A
 * connection is told of the room in its first message, and from then on of every change after that.
 * Changes that many may make at once, joins and leaves above all, are gathered for a moment ({@link
 * GatheredUpdates}), and so is what exceeds the {@link Pace} of the room.
 *
 * <p>To be used by one thread at a time.
 */
final class RoomNews {
  private final RoomConnections connections;
  private final ParticipantInfos infos = new ParticipantInfos();
  private final Departures departures = new Departures();
  private final GatheredUpdates gathered;
  private final Pace pace;
  private @Nullable Room room;

  RoomNews(RoomConnections connections, Delays delays, Pace pace) {
    this.connections = connections;
    this.gathered = new GatheredUpdates(connections, infos, delays, () -> room);
    this.pace = pace;
  }

  /**
   * The stay may be over already, and the room may have changed since the commit. If it is the
   * events up to the commit that are still to come, they concern those who were there before.
   */
  void greet(SignalConnection connection, Stay stay, boolean resumed) {
    LeaveReason over = departures.take(stay.participant().sid());
    if (over == null && room == null) {
      room = stay.room();
    }
    Room now = over != null || room == null || isAhead(stay.room()) ? stay.room() : room;
    Participant self = now.participant(stay.participant().identity()).orElse(stay.participant());
    connection.greet(new Stay(now, self), infos.others(now, self), resumed);
    if (over != null) {
      connection.dismiss(over);
      return;
    }
    SignalConnection former = connections.add(connection, now);
    if (former != null) {
      former.supersede();
    }
    if (!resumed) {
      gathered.newcomer(connection, now);
    }
  }

  void remove(SignalConnection connection) {
    connections.remove(connection);
    gathered.forget(connection);
  }

  /** Forgets everything: nobody is left who could be told. */
  void clear() {
    connections.clear();
    infos.clear();
    gathered.clear();
    departures.clear();
    room = null;
  }

  /** A life of the room that is not known yet is a later one. */
  private boolean isAhead(Room other) {
    return room == null || !room.sid().equals(other.sid()) || room.version() < other.version();
  }

  void changed(RoomChange change) {
    Room before = room;
    boolean first = change.event() instanceof RoomEvent.RoomStarted;
    boolean sameLife = before != null && before.ref().equals(change.event().room());
    if (before == null || first || sameLife) {
      room = isAhead(change.room()) ? change.room() : room;
    }
    switch (change.event()) {
      case RoomEvent.RoomStarted e -> {}
      case RoomEvent.RoomUpdated e -> updated(change);
      case RoomEvent.RoomRenewed e -> {}
      case RoomEvent.StatusChanged e -> {}
      case RoomEvent.RoomFinished e -> {
        if (sameLife) {
          finish();
        }
      }
      case RoomEvent.TokensRevoked e -> {} // the stay's end is told on its own
      case ParticipantEvent e -> handle(change, e, sameLife ? before : null);
    }
  }

  private void updated(RoomChange change) {
    if (pace.allows()) {
      gathered.tellRoom(change);
    } else {
      gathered.addRoom(change);
    }
  }

  /** Everyone was told to have left before. */
  private void finish() {
    room = null;
    infos.clear();
    gathered.finish();
  }

  private void handle(RoomChange change, ParticipantEvent event, @Nullable Room before) {
    Participant now = event.participant();
    SignalConnection own = connections.hearing(change, now.sid());
    if (own != null) {
      own.changed(now);
    }
    switch (event) {
      case RoomEvent.ParticipantJoined e -> showLater(change, now);
      case RoomEvent.ParticipantLeft e -> departed(change, e);
      case RoomEvent.ParticipantActive e -> showLater(change, now);
      case RoomEvent.ParticipantUpdated e -> updated(change, now, own, before);
      case RoomEvent.TrackPublished e -> show(change, now, own, true);
      case RoomEvent.TrackUnpublished e -> {
        takenAway(e.track(), own);
        show(change, now, own, true);
      }
      case RoomEvent.TrackMuted e -> showTrack(change, e.track().isAnnounced(), now, own);
      case RoomEvent.TrackUpdated e -> showTrack(change, e.track().isAnnounced(), now, own);
      case RoomEvent.StayResumed e -> resumed(now);
      case RoomEvent.AudienceChanged e -> admitted(change, now, before);
      case RoomEvent.TrackAnnounced e -> {} // its publisher is answered, nobody else knows of it
      case RoomEvent.TrackWithdrawn e -> takenAway(e.track(), own);
      case RoomEvent.LegStarted e -> {} // a leg is no matter of LiveKit's
      case RoomEvent.LegStopped e -> {}
      case RoomEvent.LegActive e -> {}
      case RoomEvent.LegInactive e -> {}
      case RoomEvent.SignalLost e -> {} // it may be back before anybody misses it
    }
  }

  private void departed(RoomChange change, RoomEvent.ParticipantLeft event) {
    Participant gone = event.participant();
    SignalConnection own = connections.of(gone.sid());
    if (own == null) {
      departures.put(gone.sid(), event.reason());
    } else {
      remove(own);
      own.dismiss(event.reason());
    }
    infos.forget(gone.sid());
    if (gone.isHidden()) {
      gathered.drop(gone.sid());
    } else {
      tell(new ParticipantNews(change, gone, event.reason()), gone.publisher());
    }
    gathered.count(change);
  }

  private void updated(
      RoomChange change, Participant now, @Nullable SignalConnection own, @Nullable Room before) {
    boolean seen = before != null && isSeen(before, now);
    boolean atOnce = seen == now.isHidden() || pace.allows(); // who comes or goes does so at once
    if (own != null && atOnce) {
      own.tellToken();
    } else if (own != null) {
      gathered.addToken(own);
    }
    if (seen && now.isHidden()) {
      gathered.hide(change, now, own);
    }
    show(change, now, own, atOnce);
    gathered.count(change);
  }

  private static boolean isSeen(Room room, Participant participant) {
    return room.participant(participant.identity())
        .filter(known -> known.sid().equals(participant.sid()) && !known.isHidden())
        .isPresent();
  }

  /** To everybody, or of a hidden participant to itself alone. */
  private void show(
      RoomChange change, Participant now, @Nullable SignalConnection own, boolean atOnce) {
    if (!now.isHidden()) {
      tell(ParticipantNews.of(change, now), atOnce);
      return;
    }
    gathered.drop(now.sid());
    if (own != null) {
      own.tell(SignalUpdates.participant(infos.of(now)));
    }
  }

  private void tell(ParticipantNews news, boolean atOnce) {
    if (atOnce) {
      gathered.tell(news);
    } else {
      gathered.add(news);
    }
  }

  private static void takenAway(Track track, @Nullable SignalConnection own) {
    if (own != null) {
      own.tell(TrackMessages.unpublished(track));
    }
  }

  private void showTrack(
      RoomChange change, boolean announced, Participant now, @Nullable SignalConnection own) {
    if (!announced) {
      show(change, now, own, pace.allows());
    }
  }

  private void showLater(RoomChange change, Participant now) {
    if (!now.isHidden()) {
      gathered.add(ParticipantNews.of(change, now));
    }
    gathered.count(change);
  }

  private void resumed(Participant now) {
    SignalConnection own = connections.of(now.sid());
    if (own != null && own.number() < now.presence().connection()) {
      remove(own);
      own.supersede();
    }
  }

  /** Those are told who may subscribe to a track now and might not before, or the other way. */
  private void admitted(RoomChange change, Participant now, @Nullable Room before) {
    if (now.isHidden()) { // nobody knows of its tracks
      return;
    }
    Participant was = before == null ? now : before.participant(now.identity()).orElse(now);
    for (SignalConnection other : connections.hearing(change)) {
      for (Track track : now.tracks()) {
        boolean allowed = now.mayBeHeardBy(other.participant(), track.sid());
        if (allowed != was.mayBeHeardBy(other.participant(), track.sid())) {
          other.tell(TrackMessages.admitted(now, track, allowed));
        }
      }
    }
  }

  void signalled(RoomSignal signal) {
    switch (signal) {
      case MuteRequested e -> mute(e);
      case RoomSignal.DataSent e -> {} // goes over data channels
      case RoomSignal.SubscriptionsChanged e -> {} // the media engine follows them
      case RoomSignal.SpeakersChanged e ->
          connections.tell(e.room(), MediaWords.speakers(e.speakers()));
      case RoomSignal.QualityChanged e -> connections.tell(e.room(), MediaWords.links(e.links()));
    }
  }

  private void mute(MuteRequested request) {
    if (room == null || !room.ref().equals(request.room())) {
      return;
    }
    room.participant(request.participant())
        .map(participant -> connections.of(participant.sid()))
        .ifPresent(connection -> connection.tell(TrackMessages.mute(request)));
  }
}
