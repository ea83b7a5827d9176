package dev.atrium.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where rooms are kept; outside development that must be chosen. */
@ConfigurationProperties("room.store")
record StoreProperties(Kind kind) {

  StoreProperties(@Nullable Kind kind) {
    if (kind == null) {
      throw new InvalidSettingException("room.store.kind", "must be chosen: sqlite or memory");
    }
    this.kind = kind;
  }

  enum Kind {
    /** In one file, through every restart. */
    SQLITE,
    /** As long as the process lives. */
    MEMORY
  }
}
