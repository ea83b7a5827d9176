package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the settings of rooms by the position of the event that carries them. A few are kept, since
 * neighbouring events tell of few rooms.
 */
final class SettingsReader {
  private static final int MOST_KEPT = 256;
  private static final int LONGEST_KEPT = 8_192; // characters: others may hold a lot of metadata
  private static final String SELECT =
      """
      SELECT body FROM events WHERE seq = ?1 AND settings_at = seq
      UNION ALL
      SELECT body FROM earlier_settings WHERE room = ?2 AND seq = ?1""";

  private final Connection connection;
  private final Map<Long, RoomSettings> kept = new Recent();

  SettingsReader(Connection connection) {
    this.connection = connection;
  }

  /** The settings after an event that tells them, or tells where they are. */
  RoomSettings of(RoomEvent event, long settingsAt) throws SQLException {
    return switch (event) {
      case RoomStarted e -> e.settings();
      case RoomUpdated e -> e.settings();
      case RoomEvent e -> at(settingsAt, e.room().sid());
    };
  }

  private RoomSettings at(long position, RoomSid room) throws SQLException {
    RoomSettings known = kept.get(position);
    return known != null ? known : read(position, room);
  }

  private RoomSettings read(long position, RoomSid room) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, position);
      select.setString(2, room.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no settings of " + room + " at " + position);
        }
        String stored = row.getString(1);
        RoomSettings settings = StoredForm.settings(stored);
        if (stored.length() <= LONGEST_KEPT) {
          kept.put(position, settings);
        }
        return settings;
      }
    }
  }

  /** Those that were asked for last. */
  private static final class Recent extends LinkedHashMap<Long, RoomSettings> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(MOST_KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, RoomSettings> eldest) {
      return size() > MOST_KEPT;
    }
  }
}
