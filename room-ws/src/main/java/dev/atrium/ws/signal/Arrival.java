package dev.atrium.ws.signal;

import dev.atrium.core.Stay;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client that has been let in and whose connection is being opened. What becomes of it is decided
 * once: it is taken over by its connection, or given up.
 */
final class Arrival {
  private final Entry entry;
  private final SignalRoom room;
  private final Optional<Stay> stay;
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * @param stay the one that began or goes on; empty where there is none to go on with
   */
  Arrival(Entry entry, SignalRoom room, Optional<Stay> stay) {
    this.entry = entry;
    this.room = room;
    this.stay = stay;
  }

  Entry entry() {
    return entry;
  }

  SignalRoom room() {
    return room;
  }

  Optional<Stay> stay() {
    return stay;
  }

  boolean resumes() {
    return entry.query().resumes().isPresent();
  }

  /** Whether it is up to the caller what becomes of it. */
  boolean settle() {
    return settled.compareAndSet(false, true);
  }
}
