package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a room are yet to be told of it and of its participants. Each is given as
 * it is last, so that many changes become one update; one that must be told at once takes the place
 * of what was gathered of its participant.
 *
 * <p>A newcomer's first update repeats those who came shortly before it, itself included: as in the
 * original, where updates are gathered for so long. To be used by one thread at a time.
 */
final class GatheredUpdates {
  private static final Duration SHORTLY = Duration.ofSeconds(3);

  private final RoomConnections connections;
  private final ParticipantInfos infos;
  private final Delays delays;
  private final Supplier<@Nullable Room> room;
  private final SequencedMap<ParticipantSid, ParticipantNews> gathered = new LinkedHashMap<>();
  private final Map<SignalConnection, Room> newcomers = new HashMap<>();
  private final Set<SignalConnection> renewed = new HashSet<>();
  private @Nullable RoomChange last;
  private @Nullable RoomChange ofRoom;
  private @Nullable RoomChange uncounted;
  private boolean updating;

  /**
   * @param room as it is now
   */
  GatheredUpdates(
      RoomConnections connections,
      ParticipantInfos infos,
      Delays delays,
      Supplier<@Nullable Room> room) {
    this.connections = connections;
    this.infos = infos;
    this.delays = delays;
    this.room = room;
  }

  /** To be told with the next update. */
  void add(ParticipantNews news) {
    gathered.putLast(news.sid(), news);
    last = news.change();
    update();
  }

  /** To be told now; nobody is told of a stay before the end of an earlier one of its identity. */
  void tell(ParticipantNews news) {
    gathered.remove(news.sid());
    List<ParticipantNews> ends =
        gathered.values().stream().filter(earlier -> earlier.isEndBefore(news)).toList();
    for (ParticipantNews end : ends) {
      gathered.remove(end.sid());
      connections.tell(news.change(), SignalUpdates.participant(infos.of(end)));
    }
    connections.tell(news.change(), SignalUpdates.participant(infos.of(news)));
  }

  /** Is gone now, for everybody but itself. */
  void hide(RoomChange change, Participant hidden, @Nullable SignalConnection own) {
    gathered.remove(hidden.sid());
    ParticipantInfo gone = SignalUpdates.gone(hidden, LeaveReason.UNKNOWN);
    Set<SignalConnection> but = own == null ? Set.of() : Set.of(own);
    connections.tellBut(change, but, SignalUpdates.participant(gone));
  }

  /** Nothing is to be told of that stay for now. */
  void drop(ParticipantSid sid) {
    gathered.remove(sid);
  }

  /** Is to get a fresh token with the next update. */
  void addToken(SignalConnection connection) {
    renewed.add(connection);
    update();
  }

  /** The room itself is to be told with the next update. */
  void addRoom(RoomChange change) {
    ofRoom = change;
    update();
  }

  /** The room itself is to be told now. */
  void tellRoom(RoomChange change) {
    ofRoom = null;
    connections.tell(change, SignalUpdates.room(change.room()));
  }

  /** The numbers of participants may have changed. */
  void count(RoomChange change) {
    if (uncounted == null) {
      delays.counters(this::tellCounters);
    }
    uncounted = change;
  }

  /** A connection has just been told of the room. */
  void newcomer(SignalConnection connection, Room known) {
    newcomers.put(connection, known);
    update();
  }

  void forget(SignalConnection connection) {
    newcomers.remove(connection);
    renewed.remove(connection);
  }

  /** That life of the room is over; who came into the next one already is still a newcomer. */
  void finish() {
    gathered.clear();
    renewed.clear();
    last = null;
    ofRoom = null;
    uncounted = null;
  }

  /** Nobody is left who could be told. */
  void clear() {
    finish();
    newcomers.clear();
  }

  private void update() {
    if (!updating) {
      updating = true;
      delays.update(this::tellGathered);
    }
  }

  private void tellGathered() {
    updating = false;
    renewed.forEach(SignalConnection::tellToken);
    RoomChange change = last;
    if (change != null && !gathered.isEmpty()) {
      SignalUpdates.participants(gathered.values().stream().map(this::newest).toList())
          .forEach(message -> connections.tellBut(change, newcomers.keySet(), message));
    }
    Room now = room.get();
    if (now != null && !newcomers.isEmpty()) {
      tellNewcomers(now);
    }
    tellRoomNow(ofRoom);
    gathered.clear();
    renewed.clear();
    last = null;
    ofRoom = null;
    if (!newcomers.isEmpty()) {
      update();
    }
  }

  /** Those who know more than was told yet wait until that is told. */
  private void tellNewcomers(Room now) {
    Map<SignalConnection, Room> ready = new HashMap<>(newcomers);
    ready
        .values()
        .removeIf(known -> !known.ref().equals(now.ref()) || known.version() > now.version());
    if (!ready.isEmpty()) {
      SignalUpdates.participants(withRecent(now, ready))
          .forEach(message -> ready.keySet().forEach(newcomer -> newcomer.tell(message)));
      newcomers.keySet().removeAll(ready.keySet());
    }
  }

  /**
   * Those inside who came shortly before the last newcomer, and what was gathered that one of the
   * newcomers may not know; first of all who has gone, and may have come again.
   */
  private List<ParticipantInfo> withRecent(Room now, Map<SignalConnection, Room> ready) {
    long known = ready.values().stream().mapToLong(Room::version).min().orElseThrow();
    SequencedMap<ParticipantSid, ParticipantInfo> all = new LinkedHashMap<>();
    recent(now, ready.keySet()).forEach(one -> all.putFirst(one.sid(), infos.of(one)));
    gathered.sequencedValues().reversed().stream()
        .filter(news -> news.since() > known)
        .forEach(
            news -> {
              if (news.isGone()) {
                all.putFirst(news.sid(), newest(news));
              } else {
                all.put(news.sid(), newest(news));
              }
            });
    return List.copyOf(all.values());
  }

  /** The last one first. */
  private static List<Participant> recent(Room now, Set<SignalConnection> newcomers) {
    Instant shortly =
        newcomers.stream()
            .map(newcomer -> newcomer.participant().joinedAt())
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .minus(SHORTLY);
    return now.participants().sequencedValues().reversed().stream()
        .takeWhile(participant -> participant.joinedAt().isAfter(shortly))
        .filter(participant -> !participant.isHidden())
        .toList();
  }

  /** It may have changed since in something that nobody needs to be told for its own sake. */
  private ParticipantInfo newest(ParticipantNews news) {
    Room now = room.get();
    return news.isGone() || now == null
        ? infos.of(news)
        : infos.of(
            now.participant(news.participant().identity())
                .filter(known -> known.sid().equals(news.sid()))
                .orElse(news.participant()));
  }

  private void tellCounters() {
    RoomChange change = uncounted;
    uncounted = null;
    tellRoomNow(change);
  }

  private void tellRoomNow(@Nullable RoomChange change) {
    Room now = room.get();
    if (change != null && now != null) {
      connections.tell(change, SignalUpdates.room(now));
    }
  }
}
