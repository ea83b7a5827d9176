package dev.atrium.store.sqlite;

import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.RoomTimes;
import dev.atrium.core.memory.RoomIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads every room and everyone inside, once, when the store is opened. */
final class RoomLoader {
  private static final SequencedMap<ParticipantIdentity, Participant> NOBODY =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  private static final int MOST_KINDS = 1_000; // of settings, or parts of them, that are shared

  private final Connection connection;
  private final Map<Object, Object> shared = new HashMap<>();

  RoomLoader(Connection connection) {
    this.connection = connection;
  }

  /** Fills both, which are empty before. */
  void load(RoomIndex rooms, RoomIds ids) throws SQLException {
    Map<Long, SequencedMap<ParticipantIdentity, Participant>> inside = participants();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT id, sid, rooms.name, rooms.created_at, rooms.password,
                  coalesce(events.body, earlier_settings.body), rooms.version,
                  idle_since, lease_until, departed, status, rooms.settings_at
                FROM rooms
                LEFT JOIN events ON events.seq = rooms.settings_at AND events.settings_at = events.seq
                LEFT JOIN earlier_settings
                  ON earlier_settings.room = sid AND earlier_settings.seq = rooms.settings_at
                ORDER BY id""")) {
      while (row.next()) {
        long id = row.getLong(1);
        Room room = room(row, inside.getOrDefault(id, NOBODY));
        if (rooms.find(room.name()).isPresent()) {
          throw new IllegalStateException("two rooms are called " + room.name());
        }
        rooms.put(room.name(), Optional.of(room));
        ids.load(room.sid(), id, row.getLong(12));
      }
    }
  }

  private Map<Long, SequencedMap<ParticipantIdentity, Participant>> participants()
      throws SQLException {
    Map<Long, SequencedMap<ParticipantIdentity, Participant>> inside = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT room, body FROM participants ORDER BY seat")) {
      while (row.next()) {
        Participant participant = StoredForm.read(row.getString(2), Participant.class);
        inside
            .computeIfAbsent(row.getLong(1), room -> new LinkedHashMap<>())
            .put(participant.identity(), participant);
      }
    }
    inside.replaceAll((room, participants) -> Collections.unmodifiableSequencedMap(participants));
    return inside;
  }

  private Room room(ResultSet row, SequencedMap<ParticipantIdentity, Participant> participants)
      throws SQLException {
    RoomRef ref = new RoomRef(new RoomName(StoredText.get(row, 3)), new RoomSid(row.getString(2)));
    return new Room(
        ref,
        row.getLong(7),
        times(row),
        settings(row.getString(6), ref),
        new RoomPassword(StoredText.get(row, 5)),
        status(row.getString(11)),
        participants);
  }

  private static RoomTimes times(ResultSet row) throws SQLException {
    Instant createdAt = Instant.ofEpochMilli(row.getLong(4));
    Instant idleSince = Instant.ofEpochMilli(row.getLong(8));
    return new RoomTimes(
        createdAt,
        idleSince.equals(createdAt) ? createdAt : idleSince,
        Instant.ofEpochMilli(row.getLong(9)),
        row.getBoolean(10));
  }

  private static RoomStatus status(String stored) {
    return stored.equals("{}") ? RoomStatus.EMPTY : StoredForm.read(stored, RoomStatus.class);
  }

  /**
   * Most rooms are made alike: what they have in common is kept once.
   *
   * @param event in its stored form, the one that carries the settings
   */
  private RoomSettings settings(@Nullable String event, RoomRef room) {
    if (event == null) {
      throw new IllegalStateException("no settings of " + room);
    }
    RoomSettings settings = StoredForm.settings(event);
    return one(
        new RoomSettings(
            one(settings.lifetime()),
            settings.maxParticipants(),
            settings.metadata(),
            one(settings.media()),
            one(settings.extras())));
  }

  @SuppressWarnings("unchecked") // an equal one is of the same class
  private <T> T one(T value) {
    return shared.size() < MOST_KINDS
        ? (T) shared.computeIfAbsent(value, first -> first)
        : (T) shared.getOrDefault(value, value);
  }
}
