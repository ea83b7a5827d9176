package dev.atrium.app.config;

import dev.atrium.store.sqlite.Durability;
import dev.atrium.store.sqlite.EventRetention;
import dev.atrium.store.sqlite.SqliteSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The store in one file.
 *
 * @param file made on demand; a relative path starts where the process was started
 * @param durability {@code full} survives a power cut, {@code normal} the end of the process
 * @param keptEventsAge for how long events can still be asked for
 * @param keptEvents how many of the latest events can still be asked for
 */
@ConfigurationProperties("room.store.sqlite")
record SqliteProperties(
    @DefaultValue("./data/atrium.db") Path file,
    @DefaultValue("full") Durability durability,
    @DefaultValue("7d") Duration keptEventsAge,
    @DefaultValue("1000000") long keptEvents) {

  SqliteProperties {
    Require.that(
        keptEventsAge.isPositive(), "room.store.sqlite.kept-events-age", "must be positive");
    Require.that(keptEvents > 0, "room.store.sqlite.kept-events", "must be at least 1");
  }

  SqliteSettings toSettings() {
    return new SqliteSettings(file, durability, new EventRetention(keptEventsAge, keptEvents));
  }
}
