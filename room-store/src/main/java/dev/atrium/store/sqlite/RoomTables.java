package dev.atrium.store.sqlite;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.StatusChanged;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomSid;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what commits make of rooms and participants, and no more than what they touched. */
final class RoomTables {
  private static final String INSERT_ROOM =
      "INSERT INTO rooms VALUES (?1, ?2, ?3, ?4, ?5, CAST(?6 AS TEXT), ?1)";
  private static final String UPDATE_SETTINGS =
      "UPDATE rooms SET settings = CAST(? AS TEXT), settings_at = ? WHERE id = ?";
  private static final String PUT_STATE =
      "INSERT OR REPLACE INTO room_states VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))";
  private static final String PUT_PARTICIPANT =
      """
      INSERT INTO participants (room, identity, body) VALUES (?, ?, CAST(? AS TEXT))
      ON CONFLICT (room, identity) DO UPDATE SET body = excluded.body""";
  private static final String DELETE_PARTICIPANT =
      "DELETE FROM participants WHERE room = ? AND identity = ?";
  private static final List<String> DELETE_ROOM =
      List.of(
          "DELETE FROM participants WHERE room = ?",
          "DELETE FROM room_states WHERE room = ?",
          "DELETE FROM rooms WHERE id = ?");

  private final Database database;
  private final RoomIds ids;
  private final RevocationTable revocations;

  RoomTables(Database database, RoomIds ids) {
    this.database = database;
    this.revocations = new RevocationTable(database);
    this.ids = ids;
  }

  /** Writes what the event at that position changes, all but the state. */
  void write(Row row, long position) throws SQLException {
    switch (row.step().event()) {
      case RoomStarted e -> start(position, e, row.part());
      case RoomUpdated e -> update(e.room().sid(), row.part(), position);
      case RoomFinished e -> finish(e.room().sid());
      case ParticipantLeft e -> leave(e.room().sid(), e.participant().identity());
      case ParticipantEvent e -> put(e.room().sid(), e.participant().identity(), row.part());
      case RoomRenewed e -> {} // all of it is state
      case StatusChanged e -> {}
      case TokensRevoked e -> revocations.write(e);
    }
  }

  private void start(long id, RoomStarted event, byte[] settings) throws SQLException {
    PreparedStatement insert = database.prepared(INSERT_ROOM);
    insert.setLong(1, id);
    insert.setString(2, event.room().sid().value());
    StoredText.set(insert, 3, event.room().name().value());
    insert.setLong(4, event.at().toEpochMilli());
    StoredText.set(insert, 5, event.password().value());
    insert.setBytes(6, settings);
    insert.executeUpdate();
  }

  private void update(RoomSid room, byte[] settings, long position) throws SQLException {
    PreparedStatement update = database.prepared(UPDATE_SETTINGS);
    update.setBytes(1, settings);
    update.setLong(2, position);
    update.setLong(3, ids.of(room));
    update.executeUpdate();
  }

  private void finish(RoomSid room) throws SQLException {
    long id = ids.of(room);
    for (String sql : DELETE_ROOM) {
      PreparedStatement delete = database.prepared(sql);
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }

  private void put(RoomSid room, ParticipantIdentity identity, byte[] body) throws SQLException {
    PreparedStatement put = database.prepared(PUT_PARTICIPANT);
    put.setLong(1, ids.of(room));
    StoredText.set(put, 2, identity.value());
    put.setBytes(3, body);
    put.executeUpdate();
  }

  private void leave(RoomSid room, ParticipantIdentity identity) throws SQLException {
    PreparedStatement delete = database.prepared(DELETE_PARTICIPANT);
    delete.setLong(1, ids.of(room));
    StoredText.set(delete, 2, identity.value());
    delete.executeUpdate();
  }

  /** Writes the state in which the commit leaves its room, if it leaves one. */
  void writeState(Commit commit) throws SQLException {
    if (commit.kept().isPresent()) {
      writeState(commit.kept().get());
    }
  }

  private void writeState(Room room) throws SQLException {
    PreparedStatement put = database.prepared(PUT_STATE);
    put.setLong(1, ids.of(room.sid()));
    put.setLong(2, room.version());
    put.setLong(3, room.times().idleSince().toEpochMilli());
    put.setLong(4, room.times().leaseUntil().toEpochMilli());
    put.setBoolean(5, room.times().departed());
    put.setBytes(6, StoredForm.of(room.status()));
    put.executeUpdate();
  }
}
