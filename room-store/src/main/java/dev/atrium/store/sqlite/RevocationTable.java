package dev.atrium.store.sqlite;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.memory.RevocationIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** Revoked tokens. Each new one takes those along that are over by then. */
final class RevocationTable {
  private static final String PUT = "INSERT OR REPLACE INTO revocations VALUES (?, ?, ?, ?)";
  private static final String FORGET = "DELETE FROM revocations WHERE until <= ?";
  private static final RoomSid NO_ROOM = new RoomSid("");

  private final Database database;

  RevocationTable(Database database) {
    this.database = database;
  }

  void write(TokensRevoked event) throws SQLException {
    PreparedStatement forget = database.prepared(FORGET);
    forget.setLong(1, event.at().toEpochMilli());
    forget.executeUpdate();
    PreparedStatement put = database.prepared(PUT);
    StoredText.set(put, 1, event.room().name().value());
    StoredText.set(put, 2, event.identity().value());
    put.setLong(3, event.upTo().toEpochMilli());
    put.setLong(4, event.until().toEpochMilli());
    put.executeUpdate();
  }

  /** Fills the index, which is empty before. */
  static void load(Connection connection, RevocationIndex revocations) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT room, identity, up_to, until FROM revocations")) {
      while (row.next()) {
        revocations.apply(
            new TokensRevoked(
                new RoomRef(new RoomName(StoredText.get(row, 1)), NO_ROOM),
                Instant.EPOCH,
                new ParticipantIdentity(StoredText.get(row, 2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4))));
      }
    }
  }
}
