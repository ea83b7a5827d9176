package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.Stay;
import dev.atrium.ws.Notes;
import dev.atrium.ws.WsRuntime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One room as far as this node holds connections to it. What was committed decides what they are
 * told: the events of the room, its connections and the passing of time are worked off one after
 * another, by one task at a time, and never on the bus ({@link RoomNews}).
 *
 * <p>Of updates of a profile that wait for that only the last one of each participant is kept.
 * Where nevertheless more happens than can be told, all connections are cut off: they come back and
 * are told of the room as it is.
 */
final class SignalRoom {
  private final RoomName name;
  private final Notes notes;
  private final Set<SignalConnection> open = ConcurrentHashMap.newKeySet();
  private final ProfileUpdates profiles = new ProfileUpdates();
  private final RoomNews news;
  private int users;

  SignalRoom(RoomName name, WsRuntime runtime, SignalSettings settings) {
    SignalLimits limits = settings.limits();
    this.name = name;
    this.notes = new Notes(limits.queueEvents(), runtime.executor(), this::giveUp);
    this.news =
        new RoomNews(
            new RoomConnections(runtime.executor()),
            new Delays(runtime.wheel(), notes, settings.timings().updateDelay()),
            new Pace(limits.updatesPerSecond(), runtime.wheel()::now));
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

  /** Only the bus calls this, one change after another. */
  void changed(RoomChange change) {
    ParticipantSid profile = profiles.subject(change.event());
    if (profile == null) {
      notes.add(() -> news.changed(change));
    } else {
      notes.add(profile, () -> news.changed(change));
    }
  }

  void signalled(RoomSignal signal) {
    notes.add(() -> news.signalled(signal));
  }

  /** A connection is open; the stay is as the commit left it that began it or went on with it. */
  void attach(SignalConnection connection, Stay stay, boolean resumed) {
    open.add(connection);
    notes.add(() -> news.greet(connection, stay, resumed));
  }

  void detach(SignalConnection connection) {
    open.remove(connection);
    notes.add(() -> news.remove(connection));
  }

  /** In place of all that waited to be told. */
  private void giveUp() {
    news.clear();
    open.forEach(SignalConnection::clientReadsNothing);
  }
}
