package dev.atrium.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The settings that rooms had where the log begins. Events tell the settings of their room by the
 * position of the event that carries them: when that one is forgotten and its room goes on, they
 * are kept here.
 */
final class EarlierSettings {
  private static final List<String> FORGET =
      List.of(
          """
          INSERT OR REPLACE INTO earlier_settings
          SELECT room, seq, body FROM events
          WHERE seq <= ? AND settings_at = seq ORDER BY seq""",
          """
          DELETE FROM earlier_settings
          WHERE room IN (SELECT room FROM events WHERE seq <= ? AND type = 'room_finished')""");

  private final Database database;

  EarlierSettings(Database database) {
    this.database = database;
  }

  /** Keeps what is needed of the events up to there, which are about to be forgotten. */
  void take(long position) throws SQLException {
    for (String sql : FORGET) {
      PreparedStatement statement = database.prepared(sql);
      statement.setLong(1, position);
      statement.executeUpdate();
    }
  }
}
