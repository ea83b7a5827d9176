package dev.atrium.store.sqlite;

import java.nio.file.Path;

/**
 * Where and how rooms are kept.
 *
 * @param file made on demand, with the folders above it
 */
public record SqliteSettings(Path file, Durability durability, EventRetention retention) {
  public static SqliteSettings of(Path file) {
    return new SqliteSettings(file, Durability.FULL, EventRetention.STANDARD);
  }

  public SqliteSettings with(Durability changed) {
    return new SqliteSettings(file, changed, retention);
  }

  public SqliteSettings with(EventRetention changed) {
    return new SqliteSettings(file, durability, changed);
  }
}
