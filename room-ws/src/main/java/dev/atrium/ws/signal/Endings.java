package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import dev.atrium.core.Stays;
import dev.atrium.ws.DeadlineWheel;
import dev.atrium.ws.WsRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that connections are gone: in time, and for certain. While the store takes no reports
 * they are made again and again; a stay that nobody holds must not go on for ever.
 */
final class Endings {
  private static final Logger log = LoggerFactory.getLogger(Endings.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Stays stays;
  private final WsRuntime runtime;

  Endings(Stays stays, WsRuntime runtime) {
    this.stays = stays;
    this.runtime = runtime;
  }

  /** The stay ends. */
  void leave(StayRef stay, LeaveReason reason) {
    runtime.executor().execute(() -> report(() -> stays.leave(stay, reason)));
  }

  /** The connection of that number, which carried the stay, is gone without a word. */
  void signalLost(StayRef stay, long connection) {
    runtime.executor().execute(() -> report(() -> stays.signalLost(stay, connection)));
  }

  private void report(Runnable report) {
    try {
      report.run();
    } catch (RoomException e) {
      log.warn("The end of a connection is reported again: {}", e.error());
      DeadlineWheel wheel = runtime.wheel();
      wheel.after(PAUSE_MILLIS, () -> runtime.executor().execute(() -> report(report)));
    }
  }
}
