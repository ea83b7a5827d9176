package dev.atrium.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The store that forgets with the process.
 *
 * @param keptEvents how many of the latest events can still be asked for
 */
@ConfigurationProperties("room.store.memory")
record MemoryProperties(@DefaultValue("10000") int keptEvents) {
  MemoryProperties {
    Require.that(keptEvents > 0, "room.store.memory.kept-events", "must be at least 1");
  }
}
