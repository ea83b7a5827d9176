package dev.atrium.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Text in columns that are compared. SQLite's text is UTF-8, which lone surrogates have no place
 * in: text with such is stored as a blob of its UTF-16 units, and so equals nothing else.
 */
final class StoredText {
  private StoredText() {}

  static void set(PreparedStatement statement, int parameter, String text) throws SQLException {
    if (UTF_8.newEncoder().canEncode(text)) {
      statement.setString(parameter, text);
    } else {
      ByteBuffer units = ByteBuffer.allocate(2 * text.length());
      units.asCharBuffer().put(text);
      statement.setBytes(parameter, units.array());
    }
  }

  static String get(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] units
        ? ByteBuffer.wrap(units).asCharBuffer().toString()
        : row.getString(column);
  }
}
