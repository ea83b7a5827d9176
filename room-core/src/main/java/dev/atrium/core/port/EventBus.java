package dev.atrium.core.port;

import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.Subscription;

/**
 * Tells subscribers on every node what the {@link RoomStore} committed. It has no way to publish an
 * event: only commits do that.
 */
public interface EventBus {

  /** Every change and signal from now on, those of one room in order, one at a time. */
  Subscription subscribe(RoomListener listener);

  /** Delivers a signal to the listeners of every node; whoever is not there misses it. */
  void send(RoomSignal signal);
}
