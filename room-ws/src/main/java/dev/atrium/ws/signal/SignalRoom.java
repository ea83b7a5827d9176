package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.Stay;
import dev.atrium.core.Track;
import dev.atrium.ws.Notes;
import dev.atrium.ws.WsRuntime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One room as far as this node holds connections to it. What was committed decides what they are
 * told: the events of the room, its connections and the passing of time are worked off one after
 * another, by one task at a time, and never on the bus.
 *
 * <p>A connection is told of the room in its first message, and from then on of every change after
 * that. Changes that many may make at once, joins and leaves above all, are gathered for a moment
 * ({@link GatheredUpdates}); whatever goes to many is written once. Where more happens than can be
 * told, all connections are cut off: they come back and are told of the room as it is.
 */
final class SignalRoom {
  private final RoomName name;
  private final Notes notes;
  private final Set<SignalConnection> open = ConcurrentHashMap.newKeySet();
  private final RoomConnections connections;
  private final ParticipantInfos infos = new ParticipantInfos();
  private final Departures departures = new Departures();
  private final GatheredUpdates gathered;
  private @Nullable Room room;
  private int users;

  SignalRoom(RoomName name, WsRuntime runtime, SignalSettings settings) {
    this.name = name;
    this.notes = new Notes(settings.limits().queueEvents(), runtime.executor(), this::giveUp);
    this.connections = new RoomConnections(runtime.executor());
    Delays delays = new Delays(runtime.wheel(), notes, settings.timings().updateDelay());
    this.gathered = new GatheredUpdates(connections, infos, delays, () -> room);
  }

  RoomName name() {
    return name;
  }

  /** One more of those for whose sake the room is kept; only {@link SignalRooms} calls this. */
  void entered() {
    users++;
  }

  /** Whether that was the last one; only {@link SignalRooms} calls this. */
  boolean left() {
    users--;
    return users == 0;
  }

  void changed(RoomChange change) {
    notes.add(() -> handle(change));
  }

  void signalled(RoomSignal signal) {
    notes.add(() -> handle(signal));
  }

  /** A connection is open; the stay is as the commit left it that began it or went on with it. */
  void attach(SignalConnection connection, Stay stay, boolean resumed) {
    open.add(connection);
    notes.add(() -> greet(connection, stay, resumed));
  }

  void detach(SignalConnection connection) {
    open.remove(connection);
    notes.add(() -> remove(connection));
  }

  /** The stay may be over already, and the room may have changed since the commit. */
  private void greet(SignalConnection connection, Stay stay, boolean resumed) {
    LeaveReason over = departures.take(stay.participant().sid());
    if (over == null && isAhead(stay.room())) {
      room = stay.room();
    }
    Room now = over == null && room != null ? room : stay.room();
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
      gathered.newcomer(connection, self);
    }
  }

  private void remove(SignalConnection connection) {
    connections.remove(connection);
    gathered.forget(connection);
  }

  /** In place of all that waited to be told. */
  private void giveUp() {
    connections.clear();
    infos.clear();
    gathered.clear();
    departures.clear();
    room = null;
    open.forEach(SignalConnection::clientReadsNothing);
  }

  /** A life of the room that is not known yet is a later one. */
  private boolean isAhead(Room other) {
    return room == null || !room.sid().equals(other.sid()) || room.version() < other.version();
  }

  private void handle(RoomChange change) {
    Room before = room;
    boolean first = change.event() instanceof RoomEvent.RoomStarted;
    boolean sameLife = before != null && before.ref().equals(change.event().room());
    if (before == null || first || sameLife) {
      room = isAhead(change.room()) ? change.room() : room;
    }
    switch (change.event()) {
      case RoomEvent.RoomStarted e -> {}
      case RoomEvent.RoomUpdated e -> connections.tell(change, SignalUpdates.room(change.room()));
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

  /** Everyone was told to have left before. */
  private void finish() {
    room = null;
    infos.clear();
    gathered.clear();
  }

  private void handle(RoomChange change, ParticipantEvent event, @Nullable Room before) {
    Participant now = event.participant();
    SignalConnection own = connections.of(now.sid());
    if (own != null) {
      own.changed(now);
    }
    switch (event) {
      case RoomEvent.ParticipantJoined e -> showLater(change, now);
      case RoomEvent.ParticipantLeft e -> departed(change, e, own);
      case RoomEvent.ParticipantActive e -> showLater(change, now);
      case RoomEvent.ParticipantUpdated e -> updated(change, now, own, before);
      case RoomEvent.TrackPublished e -> show(change, now, own);
      case RoomEvent.TrackUnpublished e -> {
        takenAway(e.track(), own);
        show(change, now, own);
      }
      case RoomEvent.TrackMuted e -> showTrack(change, e.track().isAnnounced(), now, own);
      case RoomEvent.TrackUpdated e -> showTrack(change, e.track().isAnnounced(), now, own);
      case RoomEvent.StayResumed e -> resumed(now, own);
      case RoomEvent.AudienceChanged e -> admitted(now, before);
      case RoomEvent.TrackAnnounced e -> {} // its publisher is answered, nobody else knows of it
      case RoomEvent.TrackWithdrawn e -> takenAway(e.track(), own);
      case RoomEvent.LegStarted e -> {} // a leg is no matter of LiveKit's
      case RoomEvent.LegStopped e -> {}
      case RoomEvent.LegActive e -> {}
      case RoomEvent.LegInactive e -> {}
      case RoomEvent.SignalLost e -> {} // it may be back before anybody misses it
    }
  }

  private void departed(
      RoomChange change, RoomEvent.ParticipantLeft event, @Nullable SignalConnection own) {
    Participant gone = event.participant();
    if (own == null) {
      departures.put(gone.sid(), event.reason());
    } else {
      remove(own);
      own.dismiss(event.reason());
    }
    infos.forget(gone.sid());
    if (!gone.isHidden()) {
      ParticipantInfo info = SignalUpdates.gone(gone, event.reason());
      if (gone.publisher()) {
        gathered.tell(change, gone.sid(), info);
      } else {
        gathered.add(change, gone.sid(), info);
      }
    }
    gathered.count(change);
  }

  private void updated(
      RoomChange change, Participant now, @Nullable SignalConnection own, @Nullable Room before) {
    if (own != null) {
      own.renewed(now);
    }
    boolean seen =
        before != null
            && before
                .participant(now.identity())
                .filter(known -> known.sid().equals(now.sid()) && !known.isHidden())
                .isPresent();
    if (seen && now.isHidden()) {
      gathered.tell(change, now.sid(), SignalUpdates.gone(now, LeaveReason.UNKNOWN));
    }
    show(change, now, own);
    gathered.count(change);
  }

  /** To everybody, or of a hidden participant to itself alone. */
  private void show(RoomChange change, Participant now, @Nullable SignalConnection own) {
    if (!now.isHidden()) {
      gathered.tell(change, now.sid(), infos.of(now));
    } else if (own != null) {
      own.tell(SignalUpdates.participant(infos.of(now)));
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
      show(change, now, own);
    }
  }

  private void showLater(RoomChange change, Participant now) {
    if (!now.isHidden()) {
      gathered.add(change, now.sid(), infos.of(now));
    }
    gathered.count(change);
  }

  private void resumed(Participant now, @Nullable SignalConnection own) {
    if (own != null && own.number() < now.presence().connection()) {
      remove(own);
      own.supersede();
    }
  }

  /** Those are told who may subscribe to a track now and might not before, or the other way. */
  private void admitted(Participant now, @Nullable Room before) {
    Participant was = before == null ? now : before.participant(now.identity()).orElse(now);
    now.tracks()
        .forEach(
            track ->
                connections
                    .all()
                    .forEach(
                        other -> {
                          boolean allowed = now.mayBeHeardBy(other.participant(), track.sid());
                          if (allowed != was.mayBeHeardBy(other.participant(), track.sid())) {
                            other.tell(TrackMessages.admitted(now, track, allowed));
                          }
                        }));
  }

  private void handle(RoomSignal signal) {
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
