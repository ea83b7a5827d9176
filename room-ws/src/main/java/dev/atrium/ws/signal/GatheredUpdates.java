package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a room are yet to be told of its participants. Each is given as it is
 * last, so that many changes become one update; one that must be told at once takes the place of
 * what was gathered of its participant.
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
  private final SequencedMap<ParticipantSid, ParticipantInfo> gathered = new LinkedHashMap<>();
  private final Map<SignalConnection, Instant> newcomers = new HashMap<>();
  private @Nullable RoomChange last;
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
  void add(RoomChange change, ParticipantSid sid, ParticipantInfo info) {
    gathered.putLast(sid, info);
    last = change;
    update();
  }

  /** To be told now. */
  void tell(RoomChange change, ParticipantSid sid, ParticipantInfo info) {
    gathered.remove(sid);
    connections.tell(change, SignalUpdates.participant(info));
  }

  /** The numbers of participants may have changed. */
  void count(RoomChange change) {
    if (uncounted == null) {
      delays.counters(this::tellCounters);
    }
    uncounted = change;
  }

  /** A connection has just been told of the room. */
  void newcomer(SignalConnection connection, Participant self) {
    newcomers.put(connection, self.joinedAt());
    update();
  }

  void forget(SignalConnection connection) {
    newcomers.remove(connection);
  }

  /** Nobody is left who could be told. */
  void clear() {
    gathered.clear();
    newcomers.clear();
    last = null;
    uncounted = null;
  }

  private void update() {
    if (!updating) {
      updating = true;
      delays.update(this::tellGathered);
    }
  }

  private void tellGathered() {
    updating = false;
    RoomChange change = last;
    if (change != null && !gathered.isEmpty()) {
      SignalUpdates.participants(gathered.values())
          .forEach(message -> connections.tellBut(change, newcomers.keySet(), message));
    }
    if (!newcomers.isEmpty()) {
      SignalUpdates.participants(withRecent())
          .forEach(message -> newcomers.keySet().forEach(newcomer -> newcomer.tell(message)));
    }
    gathered.clear();
    newcomers.clear();
    last = null;
  }

  /** What was gathered, and those inside who came shortly before the last newcomer. */
  private Collection<ParticipantInfo> withRecent() {
    SequencedMap<ParticipantSid, ParticipantInfo> all = new LinkedHashMap<>();
    Room now = room.get();
    if (now != null) {
      Instant shortly =
          newcomers.values().stream().max(Comparator.naturalOrder()).orElseThrow().minus(SHORTLY);
      now.participants().sequencedValues().reversed().stream()
          .takeWhile(participant -> participant.joinedAt().isAfter(shortly))
          .filter(participant -> !participant.isHidden())
          .forEach(participant -> all.putFirst(participant.sid(), infos.of(participant)));
    }
    all.putAll(gathered);
    return all.values();
  }

  private void tellCounters() {
    RoomChange change = uncounted;
    uncounted = null;
    Room now = room.get();
    if (change != null && now != null) {
      connections.tell(change, SignalUpdates.room(now));
    }
  }
}
