package dev.atrium.store.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets old events, a few at a time, so that no commit waits long for it. */
final class EventPruning {
  private static final int STEP = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Tables tables;
  private final EventLog events;
  private final EventRetention retention;
  private final InstantSource clock;
  private Instant rest = Instant.MIN;

  EventPruning(Tables tables, EventRetention retention, InstantSource clock) {
    this.tables = tables;
    this.events = tables.events();
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * One step, if it is worth it.
   *
   * @param idle whether nothing else is to do; then a step is worth it for a single event
   * @return whether it did something; then there may be more to do
   */
  boolean step(boolean idle) throws SQLException {
    long surplus = events.last() - retention.count() + 1 - events.first();
    long position = surplus >= (idle ? 1 : STEP) ? events.first() + Math.min(surplus, STEP) - 1 : 0;
    Instant now = clock.instant();
    if (position == 0 && !now.isBefore(rest)) {
      position = events.lastOlderThan(retention.age(), now, STEP);
      if (position == 0) {
        rest = now.plus(PAUSE);
      }
    }
    if (position == 0) {
      return false;
    }
    tables.forget(position);
    return true;
  }
}
