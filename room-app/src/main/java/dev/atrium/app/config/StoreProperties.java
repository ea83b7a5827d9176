package dev.atrium.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where rooms are kept.
 *
 * @param kind must be chosen outside development
 */
@ConfigurationProperties("room.store")
record StoreProperties(@Nullable Kind kind) {

  StoreProperties {
    Require.that(kind != null, "room.store.kind", "must be chosen: sqlite or memory");
  }

  enum Kind {
    /** In one file, through every restart. */
    SQLITE,
    /** As long as the process lives. */
    MEMORY
  }
}
