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
import dev.atrium.core.RoomStatus;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what commits make of rooms and participants, and no more than what they touched. */
final class RoomTables {
  private static final String INSERT_ROOM =
      "INSERT INTO rooms VALUES (?1, ?2, ?3, ?4, ?5, ?1, 0, 0, 0, 0, '{}')";
  private static final String UPDATE_ROOM =
      """
      UPDATE rooms SET settings_at = ?, version = ?, idle_since = ?, lease_until = ?, departed = ?,
        status = CAST(? AS TEXT)
      WHERE id = ?""";
  private static final String PUT_PARTICIPANT =
      """
      INSERT INTO participants (room, identity, body) VALUES (?, ?, CAST(? AS TEXT))
      ON CONFLICT (room, identity) DO UPDATE SET body = excluded.body""";
  private static final String DELETE_PARTICIPANT =
      "DELETE FROM participants WHERE room = ? AND identity = ?";
  private static final byte[] EMPTY_STATUS = StoredForm.of(RoomStatus.EMPTY);
  private static final List<String> DELETE_ROOM =
      List.of("DELETE FROM participants WHERE room = ?", "DELETE FROM rooms WHERE id = ?");

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
      case RoomStarted e -> start(position, e);
      case RoomUpdated e -> {} // where its settings are is state
      case RoomFinished e -> finish(e.room().sid());
      case ParticipantLeft e -> leave(e.room().sid(), e.participant().identity());
      case ParticipantEvent e -> put(e.room().sid(), e.participant().identity(), row.part());
      case RoomRenewed e -> {} // all of it is state
      case StatusChanged e -> {}
      case TokensRevoked e -> revocations.write(e);
    }
  }

  private void start(long id, RoomStarted event) throws SQLException {
    PreparedStatement insert = database.prepared(INSERT_ROOM);
    insert.setLong(1, id);
    insert.setString(2, event.room().sid().value());
    StoredText.set(insert, 3, event.room().name().value());
    insert.setLong(4, event.at().toEpochMilli());
    StoredText.set(insert, 5, event.password().value());
    insert.executeUpdate();
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
    PreparedStatement update = database.prepared(UPDATE_ROOM);
    update.setLong(1, ids.settingsAt(room.sid()));
    update.setLong(2, room.version());
    update.setLong(3, room.times().idleSince().toEpochMilli());
    update.setLong(4, room.times().leaseUntil().toEpochMilli());
    update.setBoolean(5, room.times().departed());
    update.setBytes(6, form(room.status()));
    update.setLong(7, ids.of(room.sid()));
    update.executeUpdate();
  }

  private static byte[] form(RoomStatus status) {
    return status.equals(RoomStatus.EMPTY) ? EMPTY_STATUS : StoredForm.of(status); // most have none
  }
}
