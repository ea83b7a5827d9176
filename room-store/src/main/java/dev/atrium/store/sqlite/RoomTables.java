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
import dev.atrium.core.RoomSid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes what commits make of rooms and participants, and no more than what they touched. */
final class RoomTables {
  private final RoomIds ids;
  private final PreparedStatement insertRoom;
  private final PreparedStatement updateSettings;
  private final PreparedStatement putState;
  private final PreparedStatement putParticipant;
  private final PreparedStatement deleteParticipant;
  private final PreparedStatement deleteParticipants;
  private final PreparedStatement deleteState;
  private final PreparedStatement deleteRoom;

  RoomTables(Connection connection, RoomIds ids) throws SQLException {
    this.ids = ids;
    insertRoom =
        connection.prepareStatement("INSERT INTO rooms VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))");
    updateSettings =
        connection.prepareStatement("UPDATE rooms SET settings = CAST(? AS TEXT) WHERE id = ?");
    putState =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO room_states VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))");
    putParticipant =
        connection.prepareStatement(
            """
            INSERT INTO participants (room, identity, body) VALUES (?, ?, CAST(? AS TEXT))
            ON CONFLICT (room, identity) DO UPDATE SET body = excluded.body""");
    deleteParticipant =
        connection.prepareStatement("DELETE FROM participants WHERE room = ? AND identity = ?");
    deleteParticipants = connection.prepareStatement("DELETE FROM participants WHERE room = ?");
    deleteState = connection.prepareStatement("DELETE FROM room_states WHERE room = ?");
    deleteRoom = connection.prepareStatement("DELETE FROM rooms WHERE id = ?");
  }

  /**
   * Writes what the commit leaves of its room.
   *
   * @param first position of the commit's first event
   */
  void write(Commit commit, long first) throws SQLException {
    long position = first;
    for (Row row : commit.rows()) {
      write(row, position++);
    }
    if (commit.kept().isPresent()) {
      writeState(commit.kept().get());
    }
  }

  private void write(Row row, long position) throws SQLException {
    switch (row.step().event()) {
      case RoomStarted e -> start(position, e, row.part());
      case RoomUpdated e -> update(e.room().sid(), row.part());
      case RoomFinished e -> finish(e.room().sid());
      case ParticipantLeft e -> leave(e.room().sid(), e.participant().identity());
      case ParticipantEvent e -> put(e.room().sid(), e.participant().identity(), row.part());
      case RoomRenewed e -> {} // all of it is state
      case StatusChanged e -> {}
    }
  }

  private void start(long id, RoomStarted event, byte[] settings) throws SQLException {
    RoomSid sid = event.room().sid();
    ids.begin(sid, id);
    insertRoom.setLong(1, id);
    insertRoom.setString(2, sid.value());
    StoredText.set(insertRoom, 3, event.room().name().value());
    insertRoom.setLong(4, event.at().toEpochMilli());
    StoredText.set(insertRoom, 5, event.password().value());
    insertRoom.setBytes(6, settings);
    insertRoom.executeUpdate();
  }

  private void update(RoomSid room, byte[] settings) throws SQLException {
    updateSettings.setBytes(1, settings);
    updateSettings.setLong(2, ids.of(room));
    updateSettings.executeUpdate();
  }

  private void finish(RoomSid room) throws SQLException {
    long id = ids.of(room);
    ids.end(room);
    for (PreparedStatement delete :
        new PreparedStatement[] {deleteParticipants, deleteState, deleteRoom}) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }

  private void put(RoomSid room, ParticipantIdentity identity, byte[] body) throws SQLException {
    putParticipant.setLong(1, ids.of(room));
    StoredText.set(putParticipant, 2, identity.value());
    putParticipant.setBytes(3, body);
    putParticipant.executeUpdate();
  }

  private void leave(RoomSid room, ParticipantIdentity identity) throws SQLException {
    deleteParticipant.setLong(1, ids.of(room));
    StoredText.set(deleteParticipant, 2, identity.value());
    deleteParticipant.executeUpdate();
  }

  private void writeState(Room room) throws SQLException {
    putState.setLong(1, ids.of(room.sid()));
    putState.setLong(2, room.version());
    putState.setLong(3, room.times().idleSince().toEpochMilli());
    putState.setLong(4, room.times().leaseUntil().toEpochMilli());
    putState.setBoolean(5, room.times().departed());
    putState.setBytes(6, StoredForm.of(room.status()));
    putState.executeUpdate();
  }
}
