package dev.atrium.core;

import java.time.Instant;
import java.util.Optional;

/**
 * How surely somebody is there: which connection carries the signals of a stay, and by when it has
 * to have become active or to be back.
 *
 * @param connection 0 for the connection that joined, one more with each that resumed
 * @param activeBy by when it has to be active; empty where it may take its time
 * @param loss empty while its connection is there
 * @param mediaBy by when its media have to be up again; empty while they are, or have never been
 */
public record Presence(
    long connection,
    Optional<Instant> activeBy,
    Optional<SignalLoss> loss,
    Optional<Instant> mediaBy) {
  /** Here, and with all the time there is. */
  public static final Presence STEADY =
      new Presence(0, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The connection that carried the signals is gone without a leave.
   *
   * @param backBy by when the participant has to resume while none of its media are up
   * @param backByWithMedia the same while some are
   */
  public record SignalLoss(Instant backBy, Instant backByWithMedia) {}

  public Presence lost(SignalLoss how) {
    return new Presence(connection, activeBy, Optional.of(how), mediaBy);
  }

  public Presence resumed() {
    return new Presence(connection + 1, activeBy, Optional.empty(), mediaBy);
  }

  public Presence withMediaBy(Optional<Instant> instant) {
    return new Presence(connection, activeBy, loss, instant);
  }
}
